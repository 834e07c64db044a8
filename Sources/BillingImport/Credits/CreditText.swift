public import Billing

/// What the texts of credits and payments say, and what they may.
public enum CreditText {
    /// The largest amount, in whole units of the currency.
    public static let maximumAmount: Int64 = 1_000_000_000_000
    /// How many characters a reason or a reference has at most.
    public static let maximumLength = 1000
    /// How many characters an idempotency key has at most.
    public static let maximumKeyLength = 255

    /// An amount above 0, with no more decimals than its currency has.
    public static func amount(_ text: Swift.Span<UInt8>, in currency: Currency) throws(FieldProblem) -> Money {
        let unit = (0..<currency.decimals).reduce(Int64(1)) { unit, _ in unit * 10 }
        let value: Int64
        do {
            value = try parseDecimal(text, decimals: currency.decimals, maximum: maximumAmount * unit)
        } catch DecimalError.negative {
            throw .notAboveZero
        } catch {
            throw .number(error)
        }
        guard value > 0 else { throw .notAboveZero }
        return Money(minorUnits: Int128(value))
    }

    /// A reason, or a reference.
    public static func text(_ text: Swift.Span<UInt8>) throws(FieldProblem) -> String {
        try checked(text, maximumLength: maximumLength)
    }

    public static func key(_ text: Swift.Span<UInt8>) throws(FieldProblem) -> String {
        try checked(text, maximumLength: maximumKeyLength)
    }

    static func instant(_ text: Swift.Span<UInt8>) throws(FieldProblem) -> Instant {
        do { return try Instant(parsing: text) } catch { throw .time(error) }
    }

    private static func checked(_ text: Swift.Span<UInt8>, maximumLength: Int) throws(FieldProblem) -> String {
        do { try checkName(text, maximumLength: maximumLength) } catch { throw .name(error) }
        return text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }
}

extension ObjectBody {
    /// The idempotency key, which stands in the body or in a header; where it stands in both, both must be the same.
    mutating func key(_ field: Field, header: String?) -> String? {
        let given = value(field, isOptional: true, CreditText.key)
        guard let header else {
            if given == nil, isAbsent(field) { note(.keyMissing, of: field.name) }
            return given
        }
        if let given {
            guard given.utf8.elementsEqual(header.utf8) else {
                note(.otherKey(header: header), of: field.name)
                return nil
            }
            return given
        }
        do { return try CreditText.key(Array(header.utf8).span) } catch {
            note(error, of: field.name)
            return nil
        }
    }
}
