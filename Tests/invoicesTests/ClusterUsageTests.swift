import Billing
import BillingImport
import BillingService
import BillingSQLite
import BillingTesting
import Foundation
import Testing

/// The usage of a real cluster, 7,255 containers from January to May 2023: every month's invoice, by both rules and of every
/// scope, is that of the slow rater, to the cent.
@Suite struct ClusterUsageTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/openb-usage.ndjson").path

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: path), "the cluster's usage file is not beside the project"))
    func `a real cluster's invoices equal the slow rater's`() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("cluster.db"))
        let now: Instant = "2023-06-15T12:00:00Z"
        let summary = try await store.ingest(try UsageLines(path: Self.path), clock: now)
        #expect(summary == IngestSummary(new: 7255))
        let again = try await store.ingest(try UsageLines(path: Self.path), clock: now)
        #expect(again == IngestSummary(unchanged: 7255))

        let records = try Self.records()
        try await StoreComparison.check(
            store, against: ReferenceRater(records: records), now: now, name: "the cluster's usage")
    }

    /// The file as records, read with nothing that the import uses.
    private static func records() throws -> [UsageRecord] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return try text.split(separator: "\n").map { line in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            func string(_ name: String) throws -> String { try #require(object[name] as? String) }
            let space = try string("space")
            let app = try #require((object["app"] as? [String: Any])?["name"] as? String)
            let price = try #require(object["price_per_unit"] as? Int64)
            return UsageRecord(
                try string("description"), price: try #require(Price(microUnits: price * 1_000_000)),
                quantity: try #require(object["quantity"] as? Int64),
                from: try Instant(parsing: try string("created_at").utf8.span),
                to: try (object["deleted_at"] as? String).map { try Instant(parsing: $0.utf8.span) },
                organization: try string("organization"), space: space,
                app: app.hasSuffix("-" + space) ? String(app.dropLast(space.count + 1)) : app)
        }
    }
}
