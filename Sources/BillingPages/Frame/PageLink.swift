/// Something that leads somewhere.
public struct PageLink: Hashable, Sendable {
    public var text: String
    public var path: String

    public init(_ text: String, path: String) {
        self.text = text
        self.path = path
    }
}
