/// What an organization, a space or an app is known by, and called.
struct ReferenceName: Sendable {
    /// The id where it has one, else the name, for an app with that of its space: by no two things the same.
    let identity: ReferenceIdentity
    /// Nil where an app is named by its id alone.
    private(set) var name: String?
    let id: String?

    init(_ label: EventRecord.Label) {
        name = label.name
        id = label.id
        identity = ReferenceIdentity(label.id.map { ["id", $0] } ?? ["name", label.name])
    }

    init(app name: String?, id: String?, space: ReferenceName?) {
        self.name = name
        self.id = id
        let ofName = space.map { ReferenceIdentity(["name", name ?? ""], of: $0.identity) }
        identity = id.map { ReferenceIdentity(["id", $0]) } ?? ofName ?? ReferenceIdentity(["name", name ?? ""])
    }

    /// The same thing, without saying what its id is called.
    var withoutLabel: ReferenceName {
        var thing = self
        if id != nil { thing.name = nil }
        return thing
    }
}
