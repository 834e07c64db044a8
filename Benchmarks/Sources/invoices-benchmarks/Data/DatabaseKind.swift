/// Where the program keeps usage.
enum DatabaseKind: String, CaseIterable {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"
}
