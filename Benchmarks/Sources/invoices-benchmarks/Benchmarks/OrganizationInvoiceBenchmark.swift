import Billing
import BillingExport
import BillingService
import BillingSQLite

/// How long an organization waits for its invoice, from the open file to the last byte of JSON.
enum OrganizationInvoiceBenchmark: Benchmark {
    static let name = "organization-invoice"
    static let summary = "an organization's invoice of 1,000 items out of a file of 1 million spans"

    private static let targetMilliseconds = 10.0
    private static let runs = 20
    private static let peerName = "SQL SUM … GROUP BY on the same rows"

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let platform = try await workspace.platform()
        let service = InvoiceService(store: try SQLiteStore(path: platform.path), rules: BillingRules())
        let id = platform.period.month.description
        func invoice(of organization: String) async throws -> Invoice {
            try await service.invoice(id: id, of: .organization(organization), now: platform.period.now).invoice
        }

        // Each once, so that nothing of an organization is in the store's own memory.
        var times: [Double] = []
        for organization in platform.organizations {
            times.append(
                try await seconds { _ = InvoiceJSON.bytes(of: try await invoice(of: organization)) })
        }
        times.sort()
        let organization = platform.organizations[platform.organizations.count / 2]
        let best = try await shortest(of: runs) {
            try await seconds { _ = InvoiceJSON.bytes(of: try await invoice(of: organization)) }
        }
        let peer = try await peerSeconds(platform, organization, expected: TypeSums(try await invoice(of: organization)))
        return [
            Measurement(
                name: "organization's invoice, as JSON", value: best * 1000, unit: .milliseconds,
                peer: .init(name: peerName, value: peer * 1000), target: .atMost(targetMilliseconds)),
            Measurement(
                name: "  asked for the first time, median", value: times[times.count / 2] * 1000, unit: .milliseconds,
                target: .atMost(targetMilliseconds)),
            Measurement(
                name: "  and 99 of 100 organizations", value: times[times.count * 99 / 100] * 1000, unit: .milliseconds,
                target: .atMost(targetMilliseconds)),
        ]
    }

    private static func peerSeconds(
        _ platform: LargePlatform, _ organization: String, expected: TypeSums
    ) async throws -> Double {
        let database = try PlainDatabase(path: platform.path, isReadOnly: true)
        let key = try database.number("SELECT key FROM organizations WHERE name = '\(organization)'")
        return try await shortest(of: runs) {
            try await seconds {
                let sums = try platform.peerSums(on: database, condition: "organization = ?1", binding: key)
                try expectEqual(expected, sums, "the sums of \(organization)")
            }
        }
    }
}
