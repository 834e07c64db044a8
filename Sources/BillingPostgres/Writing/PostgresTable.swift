/// The tables of things that have an id, or else a name.
enum PostgresTable: String, CaseIterable {
    case organizations
    case spaces
    case apps
}
