import Billing
import BillingService
import GRDB

/// The resources that a chunk touches: their events before and after it, and what that changes of the spans.
final class SQLiteTimelines {
    private let spans: SQLiteSpans
    private let histories: SQLiteHistories
    private let appEvents: SQLiteAppEvents
    private let touchedMonths: SQLiteTouchedMonths
    private var changes: [TimelineChange] = []
    /// Resources that no event of the chunk is of, but whose spans it may change, with their names.
    private var others: [ResourceKey: TextKey?] = [:]
    private var lastSequence: Int64 = 0
    private var batch: Int64 = 0
    private var closed = ClosedMonths.none
    /// The end of the last closed month; nil where none is.
    private var closedEnd: Instant?

    init(_ database: Database, histories: SQLiteHistories, appEvents: SQLiteAppEvents) throws {
        spans = try SQLiteSpans(database)
        touchedMonths = SQLiteTouchedMonths(database)
        self.histories = histories
        self.appEvents = appEvents
    }

    /// Forgets what is remembered from batch to batch.
    func forget() { spans.forget() }

    /// - Parameters:
    ///   - batch: the number of the batch that the events belong to.
    ///   - closed: the months that are closed: where usage changes something of them, that is noted.
    func begin(batch: Int64, closed: ClosedMonths) {
        self.batch = batch
        self.closed = closed
        closedEnd = closed.closings.last?.month.end
    }

    /// Makes ready for a chunk whose events come after `sequence`.
    func begin(after sequence: Int64) {
        spans.removeAll()
        changes.removeAll(keepingCapacity: true)
        others.removeAll(keepingCapacity: true)
        lastSequence = sequence
    }

    func add(_ event: TimelineEvent, to resource: ResourceKey, name: TextKey?, line: Int) {
        changes.append(TimelineChange(resource: resource, name: name, event: event, isClosing: false, line: line))
    }

    func close(_ event: TimelineEvent, of resource: ResourceKey, name: TextKey?, at end: Instant) {
        var event = event
        event.ended = end
        changes.append(TimelineChange(resource: resource, name: name, event: event, isClosing: true, line: 0))
    }

    /// Notes that a resource's spans may change though no event of the chunk is of it.
    func touch(_ resource: ResourceKey, name: TextKey?) {
        others[resource] = .some(name)
    }

    /// Notes that all resources of an app may change.
    func touch(_ app: AppKey) throws {
        for resource in try appEvents.resources(of: app) { touch(resource.key, name: resource.name) }
    }

    /// Derives the spans of all resources that the chunk touched, and writes what has changed.
    ///
    /// - Parameters:
    ///   - prices: the price book.
    ///   - earlierPrices: the price book before, where it is the prices that change.
    func fold(prices: PriceBook, earlierPrices: PriceBook? = nil) throws {
        var contradiction: IngestError?
        var touched: Set<TouchedMonth> = []
        func note(_ fold: ResourceFold, _ resource: ResourceKey, _ name: TextKey?) {
            for span in fold.removed { spans.remove(span) }
            for span in fold.contested { spans.contest(span) }
            for span in fold.inserted { spans.insert(span, resource: resource, name: name) }
            if let closedEnd, fold.hasSpans(before: closedEnd) {
                touched.formUnion(fold.touched(of: resource, batch: batch, closed: closed))
            }
            if let found = fold.contradiction, found.line < contradiction?.line ?? .max { contradiction = found }
        }
        for changes in changes.byResource() {
            let (resource, name) = (changes[changes.startIndex].resource, changes[changes.startIndex].name)
            let isOther = others.removeValue(forKey: resource) != nil
            if isNew(resource), !isOther {
                note(try foldNew(changes, of: resource, prices: prices), resource, name)
            } else {
                let history = try history(of: resource, changes: changes, isOther: isOther)
                note(fold(history, changes, prices: prices, earlierPrices: earlierPrices), resource, name)
            }
        }
        for (resource, name) in others.sorted(by: { $0.key < $1.key }) {
            let history = try histories.history(of: resource)
            note(fold(history, [], prices: prices, earlierPrices: earlierPrices), resource, name)
        }
        if let contradiction { throw IngestRefusal([contradiction]) }
        try spans.write()
        if !touched.isEmpty { try touchedMonths.insert(touched) }
    }

    /// A resource has the number of the event that mentioned it first, so all events of one that is new are in this chunk.
    private func isNew(_ resource: ResourceKey) -> Bool { resource.value > lastSequence }

    private func foldNew(
        _ changes: ArraySlice<TimelineChange>, of resource: ResourceKey, prices: PriceBook
    ) throws -> ResourceFold {
        var history = ResourceHistory(events: changes.map(\.event))
        try histories.complete(&history, of: resource)
        return ResourceFold(new: history, changes: changes, prices: prices)
    }

    /// The end of a resource's history, where new events are all that has changed, or else the whole of it.
    private func history(
        of resource: ResourceKey, changes: ArraySlice<TimelineChange>, isOther: Bool
    ) throws -> ResourceHistory {
        guard !isOther, let first = changes.min(by: { $0.event.happened < $1.event.happened })?.event,
            !changes.contains(where: \.isClosing)
        else { return try histories.history(of: resource) }
        return try histories.history(of: resource, app: first.app, changedFrom: first.happened)
    }

    private func fold(
        _ history: ResourceHistory, _ changes: ArraySlice<TimelineChange>, prices: PriceBook, earlierPrices: PriceBook?
    ) -> ResourceFold {
        ResourceFold(
            known: history, changes: changes, lastSequence: lastSequence, prices: prices,
            earlierPrices: earlierPrices ?? prices)
    }
}

extension ResourceFold {
    /// Whether any span that changes began before an instant. Nearly all usage is of the current month, and touches none before.
    fileprivate func hasSpans(before instant: Instant) -> Bool {
        [inserted, removed, contested].contains { spans in spans.contains { $0.start < instant } }
    }
}
