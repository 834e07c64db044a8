import Crypto

/// Tells whether a webhook comes from who knows the secret: `sha1=` and the lower-case hexadecimal HMAC-SHA1 of the raw body.
struct WebhookSignature: Sendable {
    private static let prefix = "sha1="

    private let key: SymmetricKey

    init(secret: String) {
        key = SymmetricKey(data: Array(secret.utf8))
    }

    /// Compares in constant time, so that a right signature can't be found byte by byte.
    func isValid(_ field: String, of body: [UInt8]) -> Bool {
        guard let code = Self.code(in: field) else { return false }
        return HMAC<Insecure.SHA1>.isValidAuthenticationCode(code, authenticating: body, using: key)
    }

    /// The bytes that a header's field spells, or nil where it has another form.
    private static func code(in field: String) -> [UInt8]? {
        guard field.hasPrefix(prefix) else { return nil }
        let digits = field.utf8.dropFirst(prefix.utf8.count).map(value)
        guard digits.count == Insecure.SHA1.byteCount * 2 else { return nil }
        var code: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            code.append(high << 4 | low)
        }
        return code
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
