/// How far reading a controller's database has come.
public struct ControllerProgress: Hashable, Sendable {
    /// The table that rows were read of last.
    public let table: ControllerTable
    /// How many rows have been read, of all tables.
    public let rowCount: Int
    /// How many events the store has taken, those included that it knew.
    public let eventCount: Int

    public init(table: ControllerTable, rowCount: Int, eventCount: Int) {
        self.table = table
        self.rowCount = rowCount
        self.eventCount = eventCount
    }
}
