import PostgresClient

extension PostgresUUID {
    /// How many bytes ``write(to:)`` writes.
    static let textLength = 36

    /// Reads the 36 characters of ``description``.
    init?(_ text: Substring) {
        let digits = text.split(separator: "-").joined()
        guard digits.utf8.count == 32, let high = UInt64(digits.prefix(16), radix: 16),
            let low = UInt64(digits.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// Writes what ``description`` says into the first ``textLength`` bytes of `target`.
    func write(to target: UnsafeMutableRawBufferPointer) {
        var position = 0
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                target[position] = UInt8(ascii: "-")
                position += 1
            }
            let half = index < 8 ? high : low
            let byte = UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (index % 8)))
            target[position] = PostgresUUID.digit(byte >> 4)
            target[position + 1] = PostgresUUID.digit(byte & 15)
            position += 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
