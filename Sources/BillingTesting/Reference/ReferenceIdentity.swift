import Billing

/// What a thing is known by: by no two things the same, whatever bytes their names have.
struct ReferenceIdentity: Hashable, Sendable {
    /// The names' bytes as text of ASCII, so that texts are equal exactly where bytes are.
    private let text: String

    /// - Parameter names: in their order.
    init(_ names: [String]) {
        text = names.map { name in
            name.utf8.map { byte in
                let isPlain = byte < 0x80 && byte > 0x20 && byte != UInt8(ascii: "%")
                return isPlain ? String(UnicodeScalar(byte)) : "%\(byte)."
            }.joined()
        }.joined(separator: " ")
    }

    /// A thing of another thing.
    init(_ names: [String], of other: ReferenceIdentity) {
        text = "\(ReferenceIdentity(names).text)  \(other.text)"
    }
}
