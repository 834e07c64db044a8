import Billing
import BillingService
import PostgresClient
import PostgresTesting
import Testing

@testable import BillingImport

/// Why a controller's database can't be read at all.
@Suite(.serialized) struct ControllerErrorTests {
    private static let shop: [ControllerRows] = [
        .organization("acme"), .space("main"), .app("shop", from: "01", to: "20"), .change("c1", cents: "29", at: "01"),
        .service("redis1", cents: "2", from: "02"), .attachment("a1", of: "redis1", at: "02"),
    ]

    private static let spans = [
        "acme shop-main: gp1 web dyno 1 × 0.29, 2017-02-01T00:00:00.000Z to 2017-02-20T00:00:00.000Z",
        "acme shop-main: redis:small addon 1 × 0.02, 2017-02-02T00:00:00.000Z to 2017-02-20T00:00:00.000Z",
    ]

    private func error(of url: String) async -> ControllerError? {
        let source = ControllerImport(store: MemoryStore(), url: url, clock: .fixed(at: ControllerFixture.now))
        return await #expect(throws: ControllerError.self) { try await source.run() }
    }

    @Test(
        arguments: [
            (
                "ALTER TABLE formation_changes DROP COLUMN size",
                "the table formation_changes has no column size character varying"
            ),
            ("ALTER TABLE apps RENAME COLUMN org TO organization", "the table apps has no column org uuid"),
            (
                "ALTER TABLE apps ALTER COLUMN deleted DROP DEFAULT, ALTER COLUMN deleted TYPE text",
                "apps.deleted is text, not boolean"
            ),
            (
                "DROP TABLE service_attachments",
                "there is no table service_attachments (service_attachment uuid, service uuid, app uuid, owned boolean, "
                    + "updated timestamp with time zone, deleted boolean)"
            ),
            (
                "DROP TABLE spaces; ALTER TABLE services DROP COLUMN price",
                "there is no table spaces (space uuid, name character varying, created timestamp with time zone, "
                    + "updated timestamp with time zone); the table services has no column price double precision"
            ),
        ])
    func `a table or a column that is missing is named, with what is expected`(_ change: String, _ problem: String) async throws {
        let controller = try await ControllerFixture()
        try await controller.run(ControllerRows(stringLiteral: change))
        let error = await error(of: controller.url)
        #expect(
            error?.message == "The database is not a controller's, or one of another version: \(problem). "
                + "Name the controller's own database, with a user who may read these tables.")
        #expect(error?.code == "controller_unexpected_form")
    }

    @Test(
        arguments: [
            "ALTER TABLE services ALTER COLUMN price TYPE numeric(12, 4)",
            "ALTER TABLE formation_changes ALTER COLUMN price TYPE int, ALTER COLUMN quantity TYPE bigint",
            "ALTER TABLE apps ALTER COLUMN created TYPE timestamp USING created AT TIME ZONE 'UTC', "
                + "ALTER COLUMN updated TYPE timestamp USING updated AT TIME ZONE 'UTC'",
            "ALTER TABLE organizations ALTER COLUMN name TYPE text",
            "ALTER TABLE apps RENAME TO old_apps; CREATE VIEW apps AS SELECT * FROM old_apps",
        ])
    func `types that mean the same will do`(_ change: String) async throws {
        let controller = try await ControllerFixture(Self.shop)
        try await controller.run(ControllerRows(stringLiteral: change))
        try await controller.sync()
        #expect(try await controller.spans() == Self.spans)
    }

    @Test func `times without a zone are of UTC, wherever the database thinks it is`() async throws {
        let controller = try await ControllerFixture(ownDatabaseWith: Self.shop)
        let name = try #require(controller.url.firstMatch(of: /@\/(\w+)\?/)).1
        try await controller.run(
            "ALTER DATABASE \(name) SET TimeZone = 'Asia/Kathmandu'",
            "ALTER TABLE formation_changes ALTER created TYPE timestamp USING created AT TIME ZONE 'UTC'")
        try await controller.sync()
        #expect(try await controller.spans() == Self.spans)
        // By the time of Kathmandu this was long before the last one.
        try await controller.run(.change("c2", "web", 2, at: "2017-02-01 00:05"))
        #expect(try await controller.sync().events.new == 1)
    }

    @Test func `a database that does not answer is named without its password`() async {
        let error = await error(of: "postgres://reader:geheim@/controller?host=/nowhere")
        #expect(error?.code == "controller_unreachable")
        #expect(error?.message.hasPrefix("The controller's database does not answer: ") == true)
        #expect(error?.message.hasSuffix(". Check the URL and that the server runs, and try again.") == true)
        #expect(error?.message.contains("geheim") == false)
        let source = ControllerImport(
            store: MemoryStore(), url: "postgres://reader:geheim@/controller?host=/nowhere", clock: .system)
        #expect("\(source)" == "PostgreSQL at host=/nowhere dbname=controller user=reader")
    }

    @Test(arguments: ["controller.db", "postgres://reader:ge/heim@host/controller"])
    func `what is no URL of a database is refused`(_ url: String) async {
        let error = await error(of: url)
        #expect(error?.code == "controller_invalid_url")
        #expect(error?.message.contains("heim") == false)
        #expect(
            error?.message.hasPrefix(
                "The controller's database must be named by a URL such as postgres://user@host:5432/controller: ") == true)
    }

    @Test func `a query that is refused is told in the database's words`() async throws {
        let controller = try await ControllerFixture(ownDatabaseWith: [])
        let role = "nobody_\(controller.url.utf8.reduce(into: UInt64(5381)) { $0 = $0 &* 33 &+ UInt64($1) })"
        try await controller.run("CREATE ROLE \(role) LOGIN")
        let error = await error(of: controller.url.replacing("postgres@", with: "\(role)@"))
        #expect(error == .failed(reason: "permission denied for table organizations [42501]"))
        #expect(error?.code == "controller_failed")
        #expect(
            error.map { "\($0)" }
                == "The controller's database refused a query: permission denied for table organizations [42501]")
    }
}
