/// A field that a JSON object may have, where its fields are known.
protocol JSONField: CaseIterable, RawRepresentable, Hashable, Sendable where RawValue == Int {
    /// The field of a name in UTF-8.
    init?(name: Bytes)

    /// Its name as it stands in the program, for the hot path: it makes no object.
    var nameBytes: StaticString { get }
    /// What JSON writes it as.
    var jsonTypes: JSONTypes { get }
}

extension JSONField {
    var name: String { nameBytes.description }

    /// Every name, for a message.
    static var knownNames: String { allCases.map(\.name).joined(separator: ", ") }

    @inline(__always)
    init?(_ name: JSONText, in bytes: Bytes) {
        if name.isEscaped {
            self.init(name: name.unescaped(in: bytes).span)
        } else {
            self.init(name: bytes.extracting(name.range))
        }
    }
}
