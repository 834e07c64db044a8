import Billing

/// A parameter of a path, and a field of a form that is not seen.
struct PageParameter: Sendable {
    let name: String
    let value: String

    /// - Returns: nil without a value.
    init?(_ name: String, _ value: String?) {
        guard let value else { return nil }
        self.name = name
        self.value = value
    }

    /// A path with parameters, behind those that it has.
    static func path(_ path: String, _ parameters: [PageParameter], fragment: String? = nil) -> String {
        let query = parameters.map { "\($0.name)=\(pathSegment(of: $0.value))" }.joined(separator: "&")
        let mark = path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return path + (query.isEmpty ? "" : mark + query) + (fragment.map { "#\($0)" } ?? "")
    }
}
