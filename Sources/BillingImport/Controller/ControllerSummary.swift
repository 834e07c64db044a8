public import BillingService

/// What reading a controller's database came to.
public struct ControllerSummary: Hashable, Sendable {
    /// How many of ``unreadableCount`` rows are kept.
    public static let keptUnreadable = 20

    /// Whether an earlier reading was built upon, so that only what has changed since then was read.
    public var isIncremental = false
    /// How many rows were read, by their table.
    public var rows: [ControllerTable: Int] = [:]
    /// How many events they came to: new ones, and such as were known.
    public var events = IngestSummary()
    /// The first of the rows that could not be taken in.
    public private(set) var unreadable: [UnreadableRow] = []
    /// How many rows could not be taken in.
    public private(set) var unreadableCount = 0

    public init() {}

    /// How many rows were read in all.
    public var rowCount: Int { rows.values.reduce(0, +) }

    mutating func note(_ row: UnreadableRow) {
        unreadableCount += 1
        if unreadable.count < ControllerSummary.keptUnreadable { unreadable.append(row) }
    }
}
