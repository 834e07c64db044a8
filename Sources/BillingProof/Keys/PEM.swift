import Foundation

/// Keys as text: base64 between two lines that say what it is.
enum PEM {
    static func text(of key: [UInt8], label: String, prefix: [UInt8]) -> String {
        """
        -----BEGIN \(label)-----
        \(Data(prefix + key).base64EncodedString())
        -----END \(label)-----

        """
    }

    /// The 32 bytes of a key; nil where the text has none of that kind.
    static func bytes(of text: String, label: String, prefix: [UInt8]) -> [UInt8]? {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let begin = lines.firstIndex(of: "-----BEGIN \(label)-----"),
            let end = lines.firstIndex(of: "-----END \(label)-----"), begin < end,
            let data = Data(base64Encoded: lines[(begin + 1)..<end].joined())
        else { return nil }
        let bytes = Array(data)
        guard bytes.starts(with: prefix), bytes.count == prefix.count + 32 else { return nil }
        return Array(bytes.dropFirst(prefix.count))
    }
}
