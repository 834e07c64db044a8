/// What there are lists of.
public enum DirectoryKind: String, CaseIterable, Sendable {
    case organizations
    case spaces
    case apps
}
