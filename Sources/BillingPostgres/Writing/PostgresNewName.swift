import Billing

/// A row to be: an organization, a space, an app or a text that the database does not have.
struct PostgresNewName {
    var key: Int64
    var id: NameTable.Code?
    var name: NameTable.Code
    /// That of an app without an id.
    var space: Int64?
}
