import Billing
import BillingService
import Testing

@testable import BillingImport

@Suite struct DemoPlatformTests {
    private static let now = ["2017-02-05T22:16:56.616Z", "2024-03-01T00:00:00.001Z", "2026-12-31T23:59:59.999Z"]

    private func instant(_ text: String) throws -> Instant {
        let bytes = Array(text.utf8)
        return try Instant(parsing: bytes.span)
    }

    @Test(arguments: now)
    func `it has 4 organizations, 5 spaces and 40 apps over 24 months`(_ text: String) throws {
        let now = try instant(text)
        let lines = try ReadLines(DemoPlatform.source(now: now))
        #expect(Set(lines.names.map { $0[0] }).count == 4)
        #expect(Set(lines.names.map { $0[1] }).count == 5)
        #expect(Set(lines.names.map { [$0[2], $0[1]] }).count == 40)
        let first = try #require(lines.events.map(\.happened).min())
        #expect(Month(containing: now).ordinal - Month(containing: first).ordinal == 23)
        #expect(lines.events.allSatisfy { $0.happened < now && ($0.ended == .never || $0.ended < now) })
        #expect(lines.events.map(\.happened) == lines.events.map(\.happened).sorted())
        #expect(lines.events.count > 500)
    }

    @Test(arguments: now)
    func `it has scaling, resizes, plans that change, deletions, and an app that moves`(_ text: String) throws {
        let lines = try ReadLines(DemoPlatform.source(now: try instant(text)))
        // By app, space and resource.
        let resources = Dictionary(grouping: lines.events.indices.filter { lines.names[$0][4] != nil }) { index in
            [lines.names[index][2], lines.names[index][1], lines.names[index][4]]
        }
        func count(where isChanging: ([Int]) -> Bool) -> Int { resources.values.count(where: isChanging) }
        #expect(count { Set($0.map { lines.events[$0].quantity }).count > 3 } > 20)
        #expect(count { $0.contains { lines.events[$0].type == .dyno } && Set($0.map { lines.names[$0][5] }).count > 1 } >= 3)
        #expect(count { $0.contains { lines.events[$0].type == .addon } && Set($0.map { lines.names[$0][5] }).count > 1 } >= 8)
        #expect(count { $0.allSatisfy { lines.events[$0].ended != .never } } >= 5)
        #expect(count { Set($0.map { lines.names[$0][0] }).count > 1 } == 4)
        #expect(Set(lines.names.compactMap { $0[3] }).count == 1)
    }

    @Test(arguments: now)
    func `a store takes it, and takes it again without a change`(_ text: String) async throws {
        let now = try instant(text)
        let store = MemoryStore()
        let first = try await store.ingest(DemoPlatform.source(now: now), clock: now)
        let second = try await store.ingest(DemoPlatform.source(now: now), clock: now)
        #expect(first.new == first.total)
        #expect(second == IngestSummary(unchanged: first.total))
        let service = InvoiceService(store: store, rules: BillingRules())
        let (months, _) = try await service.list(of: .account, now: now)
        #expect(months.count == 24)
        var totals: [Money] = []
        for month in months {
            totals.append(try await service.invoice(id: month.description, of: .account, now: now).invoice.totals.total)
        }
        #expect(totals.allSatisfy { $0 > .zero })
        // It grows: each month but the last, which may have just begun, is above that of a year before.
        for month in 12..<23 { #expect(totals[month] > totals[month - 12]) }
    }

    @Test func `it is the same for the same now`() throws {
        let now = try instant(Self.now[0])
        var first: [String] = []
        var second: [String] = []
        DemoPlatform.lines(now: now) { first.append($0) }
        DemoPlatform.lines(now: now) { second.append($0) }
        #expect(first == second)
        #expect(first.allSatisfy { $0.hasSuffix("}\n") })
    }
}
