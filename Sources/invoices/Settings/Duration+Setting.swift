extension Duration {
    /// A time as settings have it, `60s`, `5m` or `1h`; a bare number is seconds. Nil for anything else.
    init?(setting text: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }),
            let count = Int64(digits), count <= 31_536_000
        else { return nil }
        self = .seconds(count * (unit ?? 1))
    }
}
