/// Why a text is not the number that was asked for.
public enum DecimalError: Error, Hashable, Sendable {
    case notANumber
    case negative
    case tooManyDecimals(allowed: Int)
    case tooLarge(maximum: String)

    /// What is wrong, as the end of a sentence that began with the field's name.
    public var message: String {
        switch self {
        case .notANumber: "must be a number, such as 60 or 0.29"
        case .negative: "must not be negative"
        case .tooManyDecimals(allowed: 0): "must be a whole number"
        case .tooManyDecimals(let allowed): "must have at most \(allowed) decimals"
        case .tooLarge(let maximum): "must be at most \(maximum)"
        }
    }
}

/// Reads a decimal exactly, in the grammar of JSON numbers (RFC 8259, section 6): no sign but `-`, no leading zeros, no
/// spaces, no grouping; an exponent is allowed, because encoders write 0.000001 as `1e-06`.
///
/// - Parameter maximum: the largest result, at most 9 × 10¹⁷.
/// - Returns: the number × 10^`decimals`, from 0 to `maximum`.
public func parseDecimal(_ text: Swift.Span<UInt8>, decimals: Int, maximum: Int64) throws(DecimalError) -> Int64 {
    let parts = try DecimalParts(text)
    // Of the digits, written without the point, those before `kept` make the result; those behind it must be zeros.
    let kept = parts.integer.count + parts.exponent + decimals
    var value: Int64 = 0
    var place = 0
    var hasMoreDecimals = false
    var isTooLarge = false
    for index in parts.integer.lowerBound..<parts.fraction.upperBound where text[index] != UInt8(ascii: ".") {
        let digit = Int64(text[index] - UInt8(ascii: "0"))
        if place < kept {
            value = value * 10 + digit
            isTooLarge = isTooLarge || value > maximum
            if isTooLarge { value = maximum }
        } else if digit != 0 {
            hasMoreDecimals = true
        }
        place += 1
    }
    while place < kept, value != 0, !isTooLarge {
        value *= 10
        isTooLarge = value > maximum
        place += 1
    }
    if parts.isNegative, value != 0 || hasMoreDecimals { throw .negative }
    if isTooLarge { throw .tooLarge(maximum: decimalText(Int128(maximum), decimals: decimals)) }
    if hasMoreDecimals { throw .tooManyDecimals(allowed: decimals) }
    return value
}

/// Where the parts of a decimal number stand in its text.
private struct DecimalParts {
    var isNegative = false
    var integer = 0..<0
    /// Empty, and at the end of ``integer``, where there is no point; the byte before it is the point where there is one.
    var fraction = 0..<0
    var exponent = 0

    /// No number that is asked for has so many digits; a larger exponent says nothing more.
    private static let exponentLimit = 1_000_000

    /// How much of the text has been read.
    private var position = 0

    init(_ text: Swift.Span<UInt8>) throws(DecimalError) {
        isNegative = take(UInt8(ascii: "-"), of: text)
        integer = takeDigits(of: text)
        guard integer.count == 1 || integer.count > 1 && text[integer.lowerBound] != UInt8(ascii: "0") else {
            throw .notANumber
        }
        fraction = position..<position
        if take(UInt8(ascii: "."), of: text) {
            fraction = takeDigits(of: text)
            guard !fraction.isEmpty else { throw .notANumber }
        }
        if take(UInt8(ascii: "e"), of: text) || take(UInt8(ascii: "E"), of: text) {
            let isBelowZero = take(UInt8(ascii: "-"), of: text)
            if !isBelowZero { _ = take(UInt8(ascii: "+"), of: text) }
            let written = takeDigits(of: text)
            guard !written.isEmpty else { throw .notANumber }
            for index in written {
                exponent = min(exponent * 10 + Int(text[index] - UInt8(ascii: "0")), Self.exponentLimit)
            }
            if isBelowZero { exponent = -exponent }
        }
        guard position == text.count else { throw .notANumber }
    }

    @inline(__always)
    private mutating func takeDigits(of text: Swift.Span<UInt8>) -> Range<Int> {
        let start = position
        while position < text.count, text[position] &- UInt8(ascii: "0") <= 9 { position += 1 }
        return start..<position
    }

    @inline(__always)
    private mutating func take(_ wanted: UInt8, of text: Swift.Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == wanted else { return false }
        position += 1
        return true
    }
}

/// Writes `value` ÷ 10^`decimals` exactly.
///
/// - Parameters:
///   - keepsZeros: writes all decimals, `10.50`, instead of leaving zeros at the end out, `10.5`.
///   - groups: sets a comma between thousands.
public func decimalText(_ value: Int128, decimals: Int, keepsZeros: Bool = false, groups: Bool = false) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    var fraction = Substring(padded.suffix(decimals))
    if !keepsZeros {
        while fraction.last == "0" { fraction.removeLast() }
    }
    var integer = String(padded.dropLast(decimals))
    if groups {
        var position = integer.utf8.count - 3
        while position > 0 {
            integer.insert(",", at: integer.index(integer.startIndex, offsetBy: position))
            position -= 3
        }
    }
    return (value < 0 ? "-" : "") + integer + (fraction.isEmpty ? "" : "." + fraction)
}

extension Int64 {
    /// 10 to the power of `exponent`, from 0 to 18.
    init(powerOfTen exponent: Int) {
        self = (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
