import Billing
import BillingExport
import BillingService
import BillingSQLite

/// How long an organization waits for its costs by day, from the database to the last byte of JSON.
enum DailyBenchmark: Benchmark {
    static let name = "daily"
    static let summary = "an organization's costs by day, of 1,000 items, open among 1 million spans and closed"

    private static let targetMilliseconds = 10.0
    private static let runs = 20
    private static let items = 1000

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = try await workspace.platform()
        let open = InvoiceService(store: try SQLiteStore(path: platform.path), rules: BillingRules())
        let organization = platform.organizations[platform.organizations.count / 2]
        let closed = try await closedMonth(in: workspace)
        var measurements: [Measurement] = []
        for grouping in [nil, ItemGrouping.app, .resource] {
            let by = grouping.map { " by \($0)" } ?? ""
            measurements.append(
                try await measure(
                    "costs by day\(by), open", open, of: organization, in: platform.period.month, now: platform.period.now,
                    grouping))
            measurements.append(
                try await measure(
                    "costs by day\(by), closed", closed, of: Names.organization(0), in: LiveMonth.period.month,
                    now: LiveMonth.period.month.end.advanced(milliseconds: Day.milliseconds), grouping))
        }
        return measurements
    }

    private static func closedMonth(in workspace: Workspace) async throws -> InvoiceService {
        let lines = workspace.path(of: "daily.ndjson")
        try UsageFile.write(LiveMonth.lines(items, organizations: 1, isNew: true), to: lines)
        let database = try await workspace.makeDatabase("daily", .sqlite)
        let month = LiveMonth.period.month
        let settings = ["--database", database, "--now", month.end.advanced(milliseconds: Day.milliseconds).description]
        for arguments in [["import", "usage", lines], ["finalize", month.description]] {
            let program = Program(try workspace.invoices(), arguments + settings, folder: workspace.path)
            try program.start()
            _ = try program.finish()
        }
        return InvoiceService(store: try SQLiteStore(path: database), rules: BillingRules(), format: JSONLineItemFormat())
    }

    private static func measure(
        _ name: String, _ service: InvoiceService, of organization: String, in month: Month, now: Instant,
        _ grouping: ItemGrouping?
    ) async throws -> Measurement {
        let scope = Scope.organization(organization)
        let best = try await shortest(of: runs) {
            try await seconds {
                let costs = try await service.dailyCosts(id: month.description, of: scope, by: grouping, now: now).costs
                _ = DailyJSON.bytes(of: costs)
            }
        }
        let costs = try await service.dailyCosts(id: month.description, of: scope, by: grouping, now: now).costs
        let invoice = try await service.invoice(id: month.description, of: scope, now: now).invoice
        try expectEqual(invoice.totals.charges, costs.sum.charges, "the charges of \(organization)")
        return Measurement(name: name, value: best * 1000, unit: .milliseconds, target: .atMost(targetMilliseconds))
    }
}
