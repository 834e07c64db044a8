/// What an organization, a space or an app is known by, and called.
struct ReferenceName: Sendable {
    /// The id where it has one, else the name, for an app with that of its space: by no two things the same.
    let identity: [[UInt8]]
    /// Nil where an app is named by its id alone.
    private(set) var name: String?
    let id: String?

    init(_ label: EventRecord.Label) {
        name = label.name
        id = label.id
        identity = ReferenceName.identity(id: label.id, name: [Array(label.name.utf8)])
    }

    init(app name: String?, id: String?, space: ReferenceName?) {
        self.name = name
        self.id = id
        identity = ReferenceName.identity(id: id, name: [Array((name ?? "").utf8)] + (space?.identity ?? []))
    }

    /// The same thing, without saying what its id is called.
    var withoutLabel: ReferenceName {
        var thing = self
        if id != nil { thing.name = nil }
        return thing
    }

    private static func identity(id: String?, name: [[UInt8]]) -> [[UInt8]] {
        if let id { return [Array("id".utf8), Array(id.utf8)] }
        return [Array("name".utf8)] + name
    }
}
