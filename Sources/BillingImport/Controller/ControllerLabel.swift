import PostgresClient

/// An organization or a space: what it is known by, and what it is called.
struct ControllerLabel: Hashable, Sendable {
    let id: PostgresUUID
    let name: String
}
