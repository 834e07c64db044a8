import PostgresClient

/// A row of a controller's database, by its primary key.
struct ControllerRow: Hashable, Sendable {
    let table: ControllerTable
    let id: PostgresUUID

    /// What the n-th thing that was seen of the row is known by: `apps/6f…` is the row as it was seen first, `apps/6f…/1` is
    /// its first change.
    func reference(version: Int) -> String {
        version == 0 ? description : "\(description)/\(version)"
    }
}

extension ControllerRow: CustomStringConvertible {
    var description: String { "\(table.name)/\(id)" }
}
