/// What a thing is called, and its id where it has one.
public struct Named: Hashable, Sendable {
    public var name: String
    public var id: String?

    public init(name: String, id: String? = nil) {
        self.name = name
        self.id = id
    }
}
