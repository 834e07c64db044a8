/// Writes a `float8` as the shortest decimal number that reads back as the same value, without an exponent.
enum FloatText {
    static func shortest(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        // Swift prints the shortest digits already, but 25.0 for 25 and 1e-05 for 0.00001.
        let parts = value.magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        var digits = String(mantissa[0])
        var fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        if exponent > 0 {
            let moved = fraction.prefix(exponent)
            digits += moved + String(repeating: "0", count: exponent - moved.count)
            fraction = String(fraction.dropFirst(exponent))
        } else if exponent < 0 {
            let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
            let split = padded.index(padded.endIndex, offsetBy: exponent)
            (digits, fraction) = (String(padded[..<split]), padded[split...] + fraction)
        }
        let sign = value.sign == .minus ? "-" : ""
        return fraction.isEmpty ? sign + digits : "\(sign)\(digits).\(fraction)"
    }
}
