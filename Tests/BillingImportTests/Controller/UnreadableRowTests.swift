import Billing
import BillingService
import BillingTesting
import Testing

@testable import BillingImport

/// Rows that can't be taken in: each is reported, and the rest goes on.
@Suite(.serialized) struct UnreadableRowTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var table: ControllerTable
        var row: String
        var problem: RowProblem
        var message: String
        var code: String
        var statements: [ControllerRows]

        init(
            _ table: ControllerTable, _ row: String, _ problem: RowProblem, _ message: String, _ code: String,
            _ statements: ControllerRows...
        ) {
            self.table = table
            self.row = row
            self.problem = problem
            self.message = message
            self.code = code
            self.statements = statements
        }

        var testDescription: String { message }
    }

    private static let shop: [ControllerRows] = [
        .organization("acme"), .space("main"), .app("shop", from: "01"), .change("c1", at: "01"),
        .service("redis1", from: "02"), .attachment("a1", of: "redis1", at: "02"),
    ]

    private static let long = String(repeating: "x", count: 129)

    private static let changes: [Case] = [
        Case(
            .formationChanges, "c2", .null(column: "size"), "size is null", "null",
            .change("c2", at: "03"), "UPDATE formation_changes SET size = NULL WHERE formation_change = \(id: "c2")"),
        Case(
            .formationChanges, "c2", .null(column: "app"), "app is null", "null", .change("c2", app: nil, at: "03")),
        Case(
            .formationChanges, "c2", .appMissing(id: ControllerRows.id("gone")),
            "its app 676f6e65-0000-0000-0000-000000000000 is not there, or can't be read", "app_missing",
            .change("c2", app: "gone", at: "03")),
        Case(
            .formationChanges, "c2", .name(column: "size", .empty), "size must not be empty", "bad_name",
            .change("c2", "web", 1, "", at: "03")),
        Case(
            .formationChanges, "c2", .name(column: "type", .controlCharacter), "type must not contain control characters",
            "bad_name", .change("c2", "w\neb", at: "03")),
        Case(
            .formationChanges, "c2", .name(column: "type", .tooLong(maximum: 128)), "type must have at most 128 characters",
            "bad_name", .change("c2", long, at: "03")),
        Case(
            .formationChanges, "c2", .blank(column: "size"), "size must not contain blanks", "bad_name",
            .change("c2", "web", 1, "very big", at: "03")),
        Case(
            .formationChanges, "c2", .quantity(-1), "quantity must be from 0 to 1000000, not -1", "bad_number",
            .change("c2", "web", -1, at: "03")),
        Case(
            .formationChanges, "c2", .quantity(1_000_001), "quantity must be from 0 to 1000000, not 1000001", "bad_number",
            .change("c2", "web", 1_000_001, at: "03")),
        Case(
            .formationChanges, "c2", .price(cents: "-1", .negative), "price must not be negative, in cents, and is -1",
            "bad_number", .change("c2", cents: "-1", at: "03")),
        Case(
            .formationChanges, "c2", .price(cents: "NaN", .notANumber),
            "price must be a number, such as 60 or 0.29, in cents, and is NaN", "bad_number",
            .change("c2", cents: "NaN", at: "03")),
        Case(
            .formationChanges, "c2", .time(column: "created"), "created must be a time in the years 1 to 9999", "bad_time",
            .change("c2", at: "infinity")),
        Case(
            .formationChanges, "c2", .time(column: "created"), "created must be a time in the years 1 to 9999", "bad_time",
            .change("c2", at: "-infinity")),
        Case(
            .formationChanges, "c2", .time(column: "created"), "created must be a time in the years 1 to 9999", "bad_time",
            .change("c2", at: "10000-01-01 00:00Z")),
        Case(
            .formationChanges, "c2", .time(column: "created"), "created must be a time in the years 1 to 9999", "bad_time",
            .change("c2", at: "0001-12-31 00:00Z BC")),
    ]

    private static let others: [Case] = [
        Case(
            .services, "s2", .ownerMissing, "no service_attachments row tells which app owns it", "owner_missing",
            .service("s2", from: "03")),
        Case(
            .services, "s2", .ownerMissing, "no service_attachments row tells which app owns it", "owner_missing",
            .service("s2", from: "03"), .attachment("a2", of: "s2", to: nil, at: "03")),
        Case(
            .services, "s2", .blank(column: "plan_name"), "plan_name must not contain blanks", "bad_name",
            .service("s2", "s3 basic", from: "03"), .attachment("a2", of: "s2", at: "03")),
        Case(
            .services, "s2", .price(cents: "0.00001", .tooManyDecimals(allowed: 4)),
            "price must have at most 4 decimals, in cents, and is 0.00001", "bad_number",
            .service("s2", cents: "0.00001", from: "03"), .attachment("a2", of: "s2", at: "03")),
        Case(
            .apps, "blog", .placeMissing(app: ControllerRows.id("blog")),
            "its app 626c6f67-0000-0000-0000-000000000000 has no organization or no space", "place_missing",
            .app("blog", in: "acme", nil, from: "03")),
        Case(
            .apps, "blog", .labelMissing(column: "space", id: ControllerRows.id("nowhere")),
            "there is no space 6e6f7768-6572-6500-0000-000000000000; it is shown by its id", "label_missing",
            .app("blog", in: "acme", "nowhere", from: "03")),
        Case(
            .apps, "blog", .time(column: "created"), "created must be a time in the years 1 to 9999", "bad_time",
            .app("blog", from: "03"), "UPDATE apps SET created = 'infinity' WHERE app = \(id: "blog")"),
        Case(
            .apps, "blog", .name(column: "name", .empty), "name must not be empty", "bad_name",
            .app("blog", from: "03"), "UPDATE apps SET name = '' WHERE app = \(id: "blog")"),
        Case(
            .organizations, "globex", .name(column: "name", .empty), "name must not be empty", "bad_name",
            .organization("globex"), "UPDATE organizations SET name = '' WHERE org = \(id: "globex")"),
        Case(
            .spaces, "lab", .time(column: "updated"), "updated must be a time in the years 1 to 9999", "bad_time",
            .space("lab", at: "infinity")),
        Case(
            .formations, "f1", .name(column: "type", .empty), "type must not be empty", "bad_name",
            .deletedFormation("f1", "", updated: "03")),
    ]

    @Test(arguments: changes + others)
    func `a row that can't be read is reported, and the rest is taken in`(_ test: Case) async throws {
        let controller = try await ControllerFixture(Self.shop + test.statements)
        let summary = try await controller.sync()
        let row = UnreadableRow(table: test.table, id: ControllerRows.id(test.row), problem: test.problem)
        #expect(summary.unreadable == [row])
        #expect(summary.unreadableCount == 1)
        #expect("\(row)" == "\(test.table.name) \(ControllerRows.id(test.row)): \(test.message)")
        #expect(row.problem.code == test.code)
        #expect(
            try await controller.spans() == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to open",
                "acme shop-main: redis:small addon 1 × 140, 2017-02-02T00:00:00.000Z to open",
            ])
    }

    @Test func `what has no name that can be shown is shown by its id`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + ["UPDATE apps SET name = ''; UPDATE organizations SET name = ' \t'"])
        let summary = try await controller.sync()
        #expect(summary.unreadable.map(\.table) == [.organizations, .apps])
        let organization = ControllerRows.id("acme")
        #expect(try await controller.spans()[0].hasPrefix("\(organization) \(ControllerRows.id("shop"))-main: gp1"))
        try await controller.run(
            "UPDATE apps SET name = 'shop', updated = \(at: "05")",
            "UPDATE organizations SET name = 'acme', updated = \(at: "05")")
        #expect(try await controller.sync().unreadableCount == 0)
        #expect(try await controller.spans()[0].hasPrefix("acme shop-main: gp1"))
    }

    @Test func `rows of an app that can't be read are taken in once it can`() async throws {
        let controller = try await ControllerFixture(
            Self.shop + [.app("blog", from: "20"), "UPDATE apps SET created = 'infinity' WHERE app = \(id: "shop")"])
        let first = try await controller.sync()
        #expect(first.unreadable.map(\.table) == [.apps, .formationChanges, .services])
        #expect(try await controller.spans().isEmpty)
        try await controller.run(
            "UPDATE apps SET created = \(at: "01"), updated = \(at: "21") WHERE app = \(id: "shop")")
        #expect(try await controller.sync().unreadableCount == 0)
        #expect(try await controller.spans().count == 2)
    }

    @Test func `all are counted, and the first twenty told`() async throws {
        let rows = (10..<40).map { ControllerRows.change("c\($0)", "web", -1, at: "03 00:00:00.0\($0)") }
        let controller = try await ControllerFixture(Self.shop + rows)
        let summary = try await controller.sync()
        #expect(summary.unreadableCount == 30)
        #expect(summary.unreadable.map(\.id) == (10..<30).map { ControllerRows.id("c\($0)") })
    }

    @Test(arguments: [1, 2, 65_536])
    func `a row that says something else than before is refused, and the rest is taken in`(_ batchEvents: Int) async throws {
        let controller = try await ControllerFixture(Self.shop + [.change("c2", "web", 2, at: "01 00:01")])
        try await controller.sync()
        try await controller.run(
            "UPDATE formation_changes SET quantity = 9 WHERE formation_change = \(id: "c1")",
            "UPDATE formation_changes SET price = 1 WHERE formation_change = \(id: "c2")",
            .change("c3", "web", 3, at: "01 00:02"))
        let limits = ControllerPass.Limits(pageRows: batchEvents, chunkEvents: 1, batchEvents: batchEvents)
        let summary = try await controller.source(limits: limits).run()
        #expect(summary.events == IngestSummary(new: 1))
        #expect(summary.unreadable.map(\.id).sorted() == [ControllerRows.id("c1"), ControllerRows.id("c2")])
        #expect(summary.unreadable.allSatisfy { $0.problem.code == "conflict" && $0.table == .formationChanges })
        #expect(summary.unreadable.first?.problem.message.hasPrefix("id the source has given this id to another event") == true)
        #expect(
            try await controller.spans().filter { $0.contains("dyno") } == [
                "acme shop-main: gp1 web dyno 1 × 30, 2017-02-01T00:00:00.000Z to 2017-02-01T00:01:00.000Z",
                "acme shop-main: gp1 web dyno 2 × 30, 2017-02-01T00:01:00.000Z to 2017-02-01T00:02:00.000Z",
                "acme shop-main: gp1 web dyno 3 × 30, 2017-02-01T00:02:00.000Z to open",
            ])
    }

    @Test func `a problem of a value tells the column`() {
        #expect(
            RowProblem.unreadable(column: "price", reason: "it is odd").message == "price can't be read: it is odd")
        #expect(RowProblem.unreadable(column: "price", reason: "it is odd").code == "unreadable")
    }
}
