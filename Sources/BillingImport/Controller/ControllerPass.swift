import Billing
import BillingService
import PostgresClient

/// One reading of a controller's database into a store.
///
/// The controller keeps the history of dynos, but of apps and add-ons only what they are now. So their rows are told apart from
/// what was seen of them before, see ``RowVersions``, and what has changed is taken to have changed at their `updated`.
///
/// Where an app was before it was first seen is not known: it is taken to have always been where it is then.
actor ControllerPass {
    /// How much is handled at a time.
    struct Limits: Sendable {
        var pageRows = 16_384
        var chunkEvents = 16_384
        /// A batch is one write, of as many events at least, where there are so many: others can write between two of them, and
        /// the next is read while one is written.
        var batchEvents = 16_384
    }

    let store: any Store
    /// What the store keeps the cursor under.
    private let cursorName: String
    private let clock: BillingClock
    private let isTrial: Bool
    private let limits: Limits
    private let progress: (@Sendable (ControllerProgress) -> Void)?
    /// How far an earlier reading has come; nil to read everything.
    private var earlier: ControllerCursor?
    /// How far this one has come.
    var seen = ControllerCursor()
    private(set) var summary = ControllerSummary()
    var batch: EventBatch
    var apps = AppDirectory()
    var prices = CentPrices()
    /// Apps that the store did not know. All their rows are read, however old: an app that could not be placed before may be now.
    var newApps: [PostgresUUID] = []
    /// Memory that is used again.
    var text: [UInt8] = []
    /// The write of the batch before.
    private var underWay: Task<Void, any Error>?

    init(
        store: any Store, cursorName: String, clock: BillingClock, isTrial: Bool, limits: Limits,
        progress: (@Sendable (ControllerProgress) -> Void)?
    ) {
        self.store = store
        self.cursorName = cursorName
        self.clock = clock
        self.isTrial = isTrial
        self.limits = limits
        self.progress = progress
        batch = EventBatch(chunkEvents: limits.chunkEvents)
    }

    /// - Parameters:
    ///   - database: nothing else is done with it until the end.
    ///   - earlier: how far an earlier reading has come; nil to read everything.
    /// - Returns: how far this one has come.
    func read(_ database: ControllerDatabase, since earlier: ControllerCursor?) async throws -> ControllerCursor {
        do {
            return try await readAll(database, since: earlier)
        } catch {
            underWay?.cancel()
            _ = await underWay?.result
            throw error
        }
    }

    private func readAll(
        _ database: ControllerDatabase, since earlier: ControllerCursor?
    ) async throws -> ControllerCursor {
        self.earlier = earlier
        summary.isIncremental = earlier != nil
        let now = try await database.prepare()
        let start = ControllerQuery.Start.cursor(earlier ?? ControllerCursor())
        try await forEachPage(.organizations(since: start), in: database) { pass, page in
            try await pass.takeNames(page, of: .organizations)
        }
        try await forEachPage(.spaces(since: start), in: database) { pass, page in
            try await pass.takeNames(page, of: .spaces)
        }
        newApps = earlier?.pending ?? []
        try await forEachPage(.apps(since: start), in: database) { pass, page in try await pass.takeApps(page) }
        try await readUsage(since: start, of: takeNewApps(), in: database)
        while !newApps.isEmpty { try await readUsage(since: .never, of: takeNewApps(), in: database) }
        try await ingest()
        try await finishIngest()
        seen.cut(at: now)
        return earlier.map(seen.after) ?? seen
    }

    /// Notes an app that the store does not know yet.
    ///
    /// The first time, all rows of all apps are read anyway.
    func noteNew(_ app: PostgresUUID) {
        if earlier != nil { newApps.append(app) }
    }

    /// Has the store keep which apps are to be read in whole, before it gets to know them: were this reading broken off, the
    /// next could not tell.
    func keepPending(_ ids: [PostgresUUID]) async throws {
        guard var cursor = earlier, !ids.isEmpty, !isTrial else { return }
        cursor.pending += ids.filter { !cursor.pending.contains($0) }
        earlier = cursor
        try await store.setCursor("\(cursor)", of: cursorName)
    }

    /// - Parameter newApps: of which all rows are read.
    private func readUsage(
        since start: ControllerQuery.Start, of newApps: [PostgresUUID], in database: ControllerDatabase
    ) async throws {
        try await forEachPage(
            .formationChanges(since: start, apps: newApps), in: database,
            prepare: { pass, page in try await pass.loadApps(of: page, at: FormationColumn.app, from: database) },
            take: { pass, page in try pass.takeChanges(page) })
        try await forEachPage(
            .deletedFormations(since: start, apps: newApps), in: database,
            prepare: { pass, page in try await pass.loadApps(of: page, at: FormationColumn.app, from: database) },
            take: { pass, page in try pass.takeDeletedFormations(page) })
        try await forEachPage(
            .services(since: start, apps: newApps), in: database,
            prepare: { pass, page in try await pass.loadApps(of: page, at: ControllerService.Column.owner, from: database) },
            take: { pass, page in try await pass.takeServices(page) })
    }

    private func takeNewApps() -> [PostgresUUID] {
        defer { newApps.removeAll() }
        return newApps
    }

    // MARK: Rows

    /// Reads one page of rows ahead of taking them in.
    ///
    /// - Parameter prepare: may use the database, which reads the next page while `take` runs.
    private func forEachPage(
        _ query: ControllerQuery, in database: ControllerDatabase,
        prepare: (isolated ControllerPass, PostgresResult) async throws -> Void = { _, _ in },
        take: (isolated ControllerPass, PostgresResult) async throws -> Void
    ) async throws {
        var page = try await database.open(query)
        while !page.isEmpty {
            try await prepare(self, page)
            async let next = database.next(query)
            try await take(self, page)
            if batch.count >= limits.batchEvents { try await ingest() }
            page = try await next
        }
        try await database.close(query)
    }

    /// Takes in one row after the other; what is wrong with one does not stop the rest.
    ///
    /// - Parameter take: is given the row and its id.
    func forEachRow(
        of page: PostgresResult, table: ControllerTable,
        _ take: (borrowing PostgresRow, PostgresUUID) throws(RowProblem) -> Void
    ) throws(PostgresError) {
        try page.forEach { row throws(PostgresError) in
            let id = try row.uuid(at: 0)
            do throws(RowProblem) { try take(row, id) } catch { report(error, of: ControllerRow(table: table, id: id)) }
        }
        count(page.count, of: table)
    }

    func count(_ rows: Int, of table: ControllerTable) {
        summary.rows[table, default: 0] += rows
        tellProgress(table)
    }

    func report(_ problem: RowProblem, of row: ControllerRow) {
        summary.note(UnreadableRow(table: row.table, id: "\(row.id)", problem: problem))
    }

    private func tellProgress(_ table: ControllerTable) {
        progress?(ControllerProgress(table: table, rowCount: summary.rowCount, eventCount: summary.events.total))
    }

    // MARK: Events

    /// Begins to hand the store all events that there are, after those before.
    private func ingest() async throws {
        try await finishIngest()
        let chunks = batch.takeChunks()
        guard !chunks.isEmpty else { return }
        underWay = Task { try await self.ingest(chunks) }
    }

    private func finishIngest() async throws {
        guard let task = underWay else { return }
        try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
        underWay = nil
    }

    /// What the store refuses is reported, and the rest handed over again: nothing of a refused batch was stored.
    private func ingest(_ chunks: [UsageChunk]) async throws {
        var chunks = chunks
        while !chunks.isEmpty {
            do {
                let taken = try await store.ingest(ChunkSource(chunks), clock: clock.now, isTrial: isTrial)
                summary.events.new += taken.new
                summary.events.unchanged += taken.unchanged
                return
            } catch let refusal as IngestRefusal {
                guard remove(refusal.errors, from: &chunks) else { throw refusal }
            }
        }
    }

    /// - Returns: whether there was something to remove.
    private func remove(_ errors: [IngestError], from chunks: inout [UsageChunk]) -> Bool {
        let errors = Dictionary(errors.map { ($0.line, $0) }) { first, _ in first }
        var isFound = false
        for index in chunks.indices {
            let names = chunks[index].names
            chunks[index].events.removeAll { event in
                guard let error = errors[event.line], let id = event.reference?.id else { return false }
                isFound = true
                if let row = UnreadableRow(event: names[id], problem: .refused(error)) { summary.note(row) }
                return true
            }
        }
        chunks.removeAll { $0.events.isEmpty }
        return isFound
    }
}

extension UnreadableRow {
    /// The row that an event came from.
    ///
    /// - Parameter event: what it is known by: `table/id`, and more.
    fileprivate init?(event: String, problem: RowProblem) {
        let parts = event.split(separator: "/")
        guard parts.count > 1, let table = ControllerTable(rawValue: String(parts[0])) else { return nil }
        self.init(table: table, id: String(parts[1]), problem: problem)
    }
}
