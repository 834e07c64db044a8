/// An organization of two invoices: the same one where it has the same id, or the same name and no id.
public struct ComparedOrganization: Hashable, Sendable {
    /// What it is called now.
    public var name: String
    public var id: String?

    public init(name: String, id: String? = nil) {
        self.name = name
        self.id = id
    }

    /// What tells it from all others.
    var identity: String { id.map { "id \($0)" } ?? "name \(name)" }

    /// The same as bytes, as which names are compared.
    public var identityBytes: [UInt8] { Array(identity.utf8) }
}
