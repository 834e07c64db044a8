import Billing
import BillingService
import BillingTesting
import PostgresClient
import PostgresTesting
import Testing

@testable import BillingImport

/// A controller's database of a test's own, and a store that takes its usage in.
///
/// It keeps a connection, so the suites that use it run one test at a time: a server has only so many.
struct ControllerFixture {
    let url: String
    let connection: PostgresConnection
    let store = MemoryStore()

    /// After all that the tests make happen.
    static let now: Instant = "2017-03-20T00:00:00.000Z"

    /// The tables of a controller, with what is read of them and some more.
    static let schema = """
        CREATE TABLE organizations (org uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL,
            name varchar(200) NOT NULL, description text NOT NULL DEFAULT '', deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE spaces (space uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL,
            name varchar(200) NOT NULL, description text NOT NULL DEFAULT '', tags text NOT NULL DEFAULT '', stack uuid,
            deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE apps (app uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL,
            name varchar(200) NOT NULL, space uuid, org uuid, url text NOT NULL DEFAULT '',
            disabled boolean NOT NULL DEFAULT false, deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE formations (formation uuid PRIMARY KEY, app uuid, created timestamptz NOT NULL,
            updated timestamptz NOT NULL, type varchar(200) NOT NULL, quantity int NOT NULL, size varchar(200),
            price double precision NOT NULL DEFAULT 6000, deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE formation_changes (formation_change uuid PRIMARY KEY, formation uuid, app uuid,
            created timestamptz NOT NULL, type varchar(200) NOT NULL, quantity int NOT NULL, size varchar(200),
            price double precision NOT NULL DEFAULT 6000);
        CREATE TABLE services (service uuid PRIMARY KEY, addon uuid, addon_name varchar(128) NOT NULL DEFAULT '', plan uuid,
            plan_name varchar(200) NOT NULL, price double precision NOT NULL, foreign_key varchar(2048) NOT NULL DEFAULT '',
            created timestamptz NOT NULL, updated timestamptz NOT NULL, deleted boolean NOT NULL DEFAULT false);
        CREATE TABLE service_attachments (service_attachment uuid PRIMARY KEY, service uuid,
            name varchar(128) NOT NULL DEFAULT '', app uuid, owned boolean NOT NULL DEFAULT false,
            "primary" boolean NOT NULL DEFAULT true,
            created timestamptz NOT NULL, updated timestamptz NOT NULL, deleted boolean NOT NULL DEFAULT false);
        """

    private static let shared = Task { try await onThread { try TemporaryPostgres.shared.makeDatabase() } }
    private static let schemaNumber = Lock(0)

    /// - Parameter rows: statements that fill it.
    init(_ rows: ControllerRows...) async throws {
        try await self.init(rows)
    }

    /// Has a schema of its own in a database that all share, which is quicker to make than a database.
    init(_ rows: [ControllerRows]) async throws {
        let number = ControllerFixture.schemaNumber.withLock { number in
            number += 1
            return number
        }
        let url = try await ControllerFixture.shared.value + "&options=-csearch_path%3Dtest_\(number)"
        try await self.init(url: url, ["CREATE SCHEMA test_\(number);"] + rows.prefixed(by: ControllerFixture.schema))
    }

    init(ownDatabaseWith rows: [ControllerRows]) async throws {
        let url = try await onThread { try TemporaryPostgres.shared.makeDatabase() }
        try await self.init(url: url, rows.prefixed(by: ControllerFixture.schema))
    }

    private init(url: String, _ statements: [String]) async throws {
        self.url = url
        connection = try await PostgresConnection.open(PostgresConfiguration(url))
        try await connection.run(script: statements.joined())
    }

    func run(_ statements: ControllerRows...) async throws {
        try await connection.run(script: statements.map(\.sql).joined(separator: ";"))
    }

    func source(into store: (any Store)? = nil, limits: ControllerPass.Limits = ControllerPass.Limits()) -> ControllerImport {
        ControllerImport(store: store ?? self.store, url: url, clock: .fixed(at: ControllerFixture.now), limits: limits)
    }

    /// Takes in what is new.
    @discardableResult
    func sync() async throws -> ControllerSummary { try await source().run() }

    /// All spans that invoices show, oldest first: `acme shop-main: gp1 web dyno 2 × 30, 2017-01-10T00:00:00.000Z to open`.
    func spans(of scope: Scope = .account) async throws -> [String] {
        try await ControllerFixture.spans(of: scope, in: store)
    }

    static func spans(of scope: Scope = .account, in store: any Store) async throws -> [String] {
        let service = InvoiceService(store: store, rules: BillingRules())
        var spans: [(Instant, String)] = []
        for month in try await service.list(of: scope, now: now).months {
            let invoice = try await service.invoice(id: month.description, of: scope, now: now).invoice
            for item in (0..<invoice.items.count).map({ invoice.items[$0] }) {
                let end = item.deletedAt.map { "\($0)" } ?? "open"
                let text =
                    "\(item.organization) \(item.app): \(item.description) \(item.quantity) × \(item.pricePerUnit), "
                    + "\(item.createdAt) to \(end)"
                if !spans.contains(where: { $0.1 == text }) { spans.append((item.createdAt, text)) }
            }
        }
        return spans.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }
}

extension [ControllerRows] {
    fileprivate func prefixed(by statement: String) -> [String] { [statement] + map(\.sql) }
}
