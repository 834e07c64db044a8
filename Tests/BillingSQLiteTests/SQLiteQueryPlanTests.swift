import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// Work is proportional to the spans alive in the month or ended since: the index tells which, and no other row is read.
@Suite struct SQLiteQueryPlanTests {
    @Test(arguments: [
        (ScopeKey.organization(1), ["SEARCH spans USING PRIMARY KEY (organization=? AND end>?)"]),
        (.space(1), ["SEARCH spans USING INDEX spans_by_space (space=? AND end>?)"]),
        (
            .account,
            ["SCAN organizations USING COVERING INDEX", "SEARCH spans USING PRIMARY KEY (organization=? AND end>?)"]
        ),
    ])
    func `spans are found by the end of time`(scope: ScopeKey, expected: [String]) async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("invoices.db"))
        let arguments: StatementArguments = scope.value.map { [0, 1, $0] } ?? [0, 1]
        let plan = try await store.pool.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + SQLiteReader.spansSQL(of: scope), arguments: arguments)
                .map { $0["detail"] as String }
        }
        #expect(plan.count == expected.count)
        for (step, start) in zip(plan, expected) { #expect(step.hasPrefix(start)) }
    }

    @Test func `a month long over is not read again by later months`() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("invoices.db"))
        let old = (0..<5000).map { index in
            UsageRecord(
                "gp1 web dyno", price: "30", from: "2016-01-10T00:00:00Z", to: "2016-01-20T00:00:00Z", app: "old-\(index)")
        }
        try await store.take(old + DocumentScenario.records)
        let steps = try await store.pool.read { database in
            let statement = try SQLiteStatement(SQLiteReader.spansSQL(of: .organization(1)), on: database)
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
