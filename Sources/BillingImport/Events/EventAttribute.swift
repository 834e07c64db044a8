/// An attribute of a CloudEvent that is read. All others are extensions, which say nothing of usage.
enum EventAttribute: Int, JSONField {
    case specVersion
    case id
    case source
    case type
    case time
    case dataContentType
    case data
    case dataBase64

    var nameBytes: StaticString {
        switch self {
        case .specVersion: "specversion"
        case .id: "id"
        case .source: "source"
        case .type: "type"
        case .time: "time"
        case .dataContentType: "datacontenttype"
        case .data: "data"
        case .dataBase64: "data_base64"
        }
    }

    /// The length and the third byte leave one candidate.
    @inline(__always)
    init?(name: Bytes) {
        guard name.count > 1 else { return nil }
        let candidate: EventAttribute
        switch (name[name.count > 2 ? 2 : 0], name.count) {
        case (UInt8(ascii: "e"), 11): candidate = .specVersion
        case (UInt8(ascii: "i"), 2): candidate = .id
        case (UInt8(ascii: "u"), 6): candidate = .source
        case (UInt8(ascii: "p"), 4): candidate = .type
        case (UInt8(ascii: "m"), 4): candidate = .time
        case (UInt8(ascii: "t"), 15): candidate = .dataContentType
        case (UInt8(ascii: "t"), 4): candidate = .data
        case (UInt8(ascii: "t"), 11): candidate = .dataBase64
        default: return nil
        }
        guard name.equals(candidate.nameBytes) else { return nil }
        self = candidate
    }

    var jsonTypes: JSONTypes {
        switch self {
        case .specVersion, .id, .source, .type, .time: .string
        case .dataContentType, .dataBase64: [.string, .null]
        case .data: .object
        }
    }
}
