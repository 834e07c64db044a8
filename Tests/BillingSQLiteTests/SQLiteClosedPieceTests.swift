import Billing
import BillingService
import BillingTesting
import GRDB
import Testing

@testable import BillingSQLite

/// How closed months are stored.
@Suite struct SQLiteClosedPieceTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore
    private let month: Month = "2017-01-01"

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore(path: folder.path("invoices.db"))
    }

    @Test(arguments: [
        0, -1, Int128(Int64.max), Int128(Int64.min), Int128(Int64.max) + 1, Int128(Int64.min) - 1, .max, .min,
    ])
    func `a number of 128 bits is kept as it is`(number: Int128) throws {
        let (type, read) = try store.pool.read { database in
            let select = try SQLiteStatement("SELECT ?1, typeof(?1)", on: database)
            select.bind(wide: number, at: 1)
            let found = try select.first { (type: $0.text(at: 1), number: try $0.wide(at: 0)) }
            return (found?.type, found?.number)
        }
        #expect(read == number)
        #expect(type == (Int64(exactly: number) == nil ? "text" : "integer"))
    }

    @Test(arguments: ["", "0123456789", "0123456789a", "0123456789012345678901234"])
    func `a content that is too long for a row is divided`(content: String) async throws {
        var columns = SpanColumns()
        columns.append(
            start: month.start, end: .never, price: "1", quantity: Quantity(unchecked: 1),
            flags: SpanFlags(type: .dyno, isDatabase: false))
        columns.appendNames(
            organization: columns.organizationNames.code(of: "akkeris"), app: columns.appNames.code(of: "app"),
            description: columns.descriptionNames.code(of: "gp1 web dyno"), resource: columns.resourceNames.code(of: "web"),
            sequence: 1)
        columns.appendKeys(resource: ResourceKey(-5), app: AppKey(3), space: SpaceKey(7))
        let request = ClosingRequest(
            month: month, rules: BillingRules(), format: FixedFormat(content: Array(content.utf8)))
        let closings = [3, 4].map { organization in
            ClosedOrganization(
                OrganizationKey(organization), name: Named(name: "akkeris"), columns: columns, corrections: [],
                request: request)
        }
        let rows = try await store.pool.write { [month] database in
            let writer = try SQLitePieceWriter(database, month: month, partLength: 10)
            for closing in closings { try writer.write(closing, credits: .zero) }
            #expect(writer.keys == 1..<3)
            return try Int.fetchOne(database, sql: "SELECT count(*) FROM closed_contents")
        }
        #expect(rows == 2 * max(1, (content.utf8.count + 9) / 10))
        let pieces = [4, 3].map { organization in
            ClosedInvoice.PieceKey(
                organization: OrganizationKey(organization), space: SpaceKey(7), length: content.utf8.count, itemCount: 1)
        }
        #expect(try await store.contents(of: pieces, in: month) == [Array(content.utf8), Array(content.utf8)])
        #expect(try await store.resources(of: pieces, in: month) == [[ResourceKey(-5)], [ResourceKey(-5)]])
    }
}

/// Writes the same whatever the items are.
private struct FixedFormat: LineItemFormat {
    var content: [UInt8]

    func encode(_ items: LineItems, order: some Collection<Int>, currency: Currency) -> [UInt8] { content }

    func decode(_ bytes: [UInt8], currency: Currency) -> LineItems? { nil }
}
