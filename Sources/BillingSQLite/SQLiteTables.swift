import Billing
import BillingService
import GRDB

/// The prepared statements of the writing connection, and what they have found.
final class SQLiteTables {
    let lineKeys: SQLiteLineKeys
    let keys: SQLiteEventKeys
    let resolver: SQLiteResolver
    let events: SQLiteEvents
    let appEvents: SQLiteAppEvents
    let retractions: SQLiteRetractions
    let histories: SQLiteHistories
    let timelines: SQLiteTimelines
    let knownEvents: SQLiteKnownEvents
    let ledger: SQLiteLedger
    private(set) var prices = PriceBook()
    let closedMonths = SQLiteClosedMonths()
    private let database: Database
    private var closed = ClosedMonths.none
    /// The batch that all that is remembered is true of; nil while one is under way.
    private var rememberedBatch: Int64?

    init(_ database: Database) throws {
        self.database = database
        lineKeys = try SQLiteLineKeys(database)
        keys = try SQLiteEventKeys(database)
        appEvents = try SQLiteAppEvents(database)
        knownEvents = SQLiteKnownEvents(database)
        resolver = try SQLiteResolver(database, knownEvents: knownEvents)
        events = try SQLiteEvents(database)
        retractions = try SQLiteRetractions(database)
        histories = try SQLiteHistories(database, appEvents: appEvents)
        timelines = try SQLiteTimelines(database, histories: histories, appEvents: appEvents)
        ledger = try SQLiteLedger(database)
    }

    /// Makes ready for a batch. What was remembered is forgotten if another process has written since, or if what was written
    /// last was rolled back.
    ///
    /// - Parameters:
    ///   - batch: the number of the last batch.
    ///   - lastSequence: that of the last event before.
    func begin(after batch: Int64, lastSequence: Int64) throws {
        if rememberedBatch != batch {
            resolver.forget()
            keys.forget()
            timelines.forget()
            prices = try SQLitePrices(database).book()
            closed = try closedMonths.months(database)
        }
        rememberedBatch = nil
        try lineKeys.begin(after: lastSequence)
        events.begin(batch: batch + 1)
        timelines.begin(batch: batch + 1, closed: closed)
        try appEvents.begin(batch: batch + 1)
        try retractions.begin(batch: batch + 1)
    }

    /// Notes that a batch is about to be committed.
    ///
    /// - Parameter batch: its number, or that of the last one where nothing has changed.
    func end(_ batch: Int64) throws {
        try lineKeys.forget()
        rememberedBatch = batch
    }

    /// Notes that a batch is about to be committed that changed nothing of what is remembered.
    func keep(from earlier: Ledger, to next: Ledger) {
        rememberedBatch = rememberedBatch == earlier.batch ? next.batch : nil
    }

    /// Notes that a batch was not committed after all.
    func forget() { rememberedBatch = nil }
}
