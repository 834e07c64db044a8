/// A table of a controller's database that usage is read from.
public enum ControllerTable: String, Sendable, Hashable, CaseIterable {
    case organizations
    case spaces
    case apps
    case formations
    case formationChanges = "formation_changes"
    case services
    case serviceAttachments = "service_attachments"

    /// Its name in the database.
    public var name: String { rawValue }
}
