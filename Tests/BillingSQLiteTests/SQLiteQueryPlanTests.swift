import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// What is read for an answer is what belongs to it: an index tells which rows, and no other row is looked at.
@Suite struct SQLiteQueryPlanTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path("invoices.db"))
    }

    /// The steps of a statement of the writer, or of a reader.
    private func plan(_ sql: String, argumentCount: Int) throws -> [String] {
        try store.pool.read { database in
            let arguments = StatementArguments(Array(repeating: 1, count: argumentCount))
            return try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
                .map { $0["detail"] as String }
        }
    }

    private func expectPlan(of sql: String, argumentCount: Int, _ expected: [String]) throws {
        let plan = try plan(sql, argumentCount: argumentCount)
        #expect(plan.count == expected.count, "\(plan)")
        for (step, start) in zip(plan, expected) { #expect(step.hasPrefix(start)) }
    }

    @Test(
        arguments: [
            (ScopeKey.organization(1), ["SEARCH spans USING PRIMARY KEY (organization=? AND end>?)"]),
            (.space(1), ["SEARCH spans USING INDEX spans_by_space (space=? AND end>?)"]),
            (
                .account,
                ["SCAN organizations USING COVERING INDEX", "SEARCH spans USING PRIMARY KEY (organization=? AND end>?)"]
            ),
        ], [UsageDetail.items, .keyedItems])
    func `spans are found by the end of time`(scope: (key: ScopeKey, plan: [String]), detail: UsageDetail) throws {
        try expectPlan(
            of: SQLiteSpanReader.sql(of: scope.key, detail: detail), argumentCount: scope.key == .account ? 2 : 3, scope.plan)
    }

    @Test(arguments: [
        (
            ScopeKey.organization(1),
            ["SEARCH p USING INDEX closed_pieces_by_organization (organization=? AND month=?)"]
        ),
        (.space(1), ["SEARCH p USING INDEX closed_pieces_by_space (space=? AND month=?)", "USE TEMP B-TREE FOR ORDER BY"]),
        (
            .account,
            [
                "SEARCH closings USING INDEX sqlite_autoindex_closings_1 (month=?)",
                "SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", "USE TEMP B-TREE FOR ORDER BY",
            ]
        ),
    ])
    func `the sums of a closed month are read without its content`(scope: ScopeKey, expected: [String]) throws {
        try expectPlan(
            of: SQLiteClosedPieces.sql(of: scope), argumentCount: scope == .account ? 1 : 2, expected)
    }

    @Test(arguments: ["content", "resources"])
    func `the content of a piece is found by its key`(column: String) throws {
        try expectPlan(
            of: SQLiteClosedPieces.contentSQL(column), argumentCount: 3,
            [
                "SEARCH p USING INDEX closed_pieces_by_organization (organization=? AND month=? AND space=?)",
                "SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            ])
    }

    @Test(arguments: [
        (ScopeKey.organization(1), "SEARCH touched USING PRIMARY KEY (organization=? AND batch>? AND batch<?)"),
        (.space(1), "SEARCH touched USING COVERING INDEX touched_by_space (space=? AND batch>? AND batch<?)"),
        (.account, "SEARCH touched USING COVERING INDEX touched_by_batch (batch>? AND batch<?)"),
    ])
    func `what came late is found by its batch`(scope: ScopeKey, expected: String) throws {
        try expectPlan(
            of: SQLiteTouchedMonths.sql(of: scope), argumentCount: scope == .account ? 2 : 3, [expected])
    }

    @Test func `all resources are read in the order in which they are stored`() throws {
        try expectPlan(
            of: SQLiteDossiers.nextSQL, argumentCount: 2, ["SEARCH events USING PRIMARY KEY (resource>? AND resource<?)"])
        try expectPlan(of: SQLiteClosingBatch.organizationsSQL, argumentCount: 0, ["SCAN organizations"])
    }

    @Test func `the origins of a resource's events are found by their keys`() throws {
        let plan = try plan(SQLiteOrigins.sql, argumentCount: 2)
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test(arguments: DirectoryKind.allCases)
    func `a part of a list is found by the name before it`(kind: DirectoryKind) throws {
        let plan = try plan(SQLiteDirectory.sql(of: kind), argumentCount: 5)
        let after = kind == .apps ? "(name,space)>(?,?)" : "name>?"
        let steps = [
            "SEARCH \(kind) USING INDEX \(kind)_by_name (\(after))",
            "SEARCH \(kind) USING COVERING INDEX \(kind)_by_label ((name,id)>(?,?))",
        ]
        #expect(plan.filter { $0.contains(" \(kind) ") } == steps, "\(plan)")
    }

    @Test func `only labels of organizations and spaces need a look at all events`() throws {
        let plan = try plan(SQLiteLabels.sql(of: .app), argumentCount: 2)
        #expect(plan.contains("SEARCH events USING PRIMARY KEY (resource=?)"), "\(plan)")
        #expect(plan.contains("SEARCH app_events USING PRIMARY KEY (app=?)"), "\(plan)")
    }

    @Test func `a month long over is not read again by later months`() async throws {
        let old = (0..<5000).map { index in
            UsageRecord(
                "gp1 web dyno", price: "30", from: "2016-01-10T00:00:00Z", to: "2016-01-20T00:00:00Z", app: "old-\(index)")
        }
        try await store.take(old + DocumentScenario.records)
        let steps = try await store.pool.read { database in
            let statement = try SQLiteStatement(SQLiteSpanReader.sql(of: .organization(1)), on: database)
            statement.bind(Month("2017-02-01").start.millisecondsSince1970, at: 1)
            statement.bind(Month("2017-02-01").end.millisecondsSince1970, at: 2)
            statement.bind(1, at: 3)
            var rows = 0
            while try statement.step() { rows += 1 }
            #expect(rows == DocumentScenario.records.count)
            return statement.virtualMachineSteps
        }
        #expect(steps < 500, "5,000 spans that ended before must not be looked at")
    }
}
