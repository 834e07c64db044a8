import Billing
import BillingExport
import BillingService
import BillingTesting
import Foundation
import NIOHTTP1
import PostgresClient
import PostgresTesting
import Testing

@testable import invoices

/// A whole controller's database, read by the program into both stores: every invoice has the same bytes in both, and says what
/// the slow rater says; and when the controller has changed, only what has changed is read.
@Suite(.enabled(if: ControllerDataset.folder != nil, "CONTROLLER_DATASET names no folder"))
struct ControllerDatasetTests {
    private static let now: Instant = "2017-02-07T12:00:00.000Z"

    /// What happens after the dataset's end: an app is scaled, a formation deleted, an app deleted, one moved, an add-on made.
    private static let changes = """
        CREATE TEMP TABLE chosen AS
            SELECT app, org, row_number() OVER (ORDER BY app) AS number FROM apps
            WHERE NOT deleted AND updated < '2017-02-01Z' LIMIT 5;
        INSERT INTO formation_changes
            SELECT '00000000-0000-4000-8000-000000000001', formation, app, '2017-02-06 08:00Z', type, 7, 'gp2', 6000
            FROM formations WHERE app = (SELECT app FROM chosen WHERE number = 1) AND type = 'web';
        UPDATE formations SET deleted = true, updated = '2017-02-06 09:00Z'
            WHERE app = (SELECT app FROM chosen WHERE number = 2) AND type = 'web';
        UPDATE apps SET deleted = true, updated = '2017-02-06 10:00Z' WHERE app = (SELECT app FROM chosen WHERE number = 3);
        UPDATE apps SET org = (SELECT org FROM organizations WHERE org <> apps.org ORDER BY org LIMIT 1),
            updated = '2017-02-06 11:00Z' WHERE app = (SELECT app FROM chosen WHERE number = 4);
        INSERT INTO services SELECT '00000000-0000-4000-8000-000000000002', gen_random_uuid(), 'alamo-redis', gen_random_uuid(),
            'alamo-redis:small', 14000, '', '2017-02-06 12:00Z', '2017-02-06 12:00Z';
        INSERT INTO service_attachments SELECT gen_random_uuid(), '00000000-0000-4000-8000-000000000002', 'REDIS', app, true,
            true, '2017-02-06 12:00Z', '2017-02-06 12:00Z' FROM chosen WHERE number = 5;
        """

    /// How many more rows that is, by their tables; the apps of the rows are read with them.
    private static let changedRows = [
        "apps": 5, "formations": 1, "formation_changes": 1, "services": 1, "service_attachments": 1,
    ]

    @Test func `a controller's invoices are the same in both stores, and those of the slow rater`() async throws {
        let url = try await onThread { try TemporaryPostgres.shared.makeDatabase() }
        let controller = try await PostgresConnection.open(PostgresConfiguration(url))
        try await ControllerDataset.load(into: controller)
        let stores = try await Self.programs()
        for program in stores { #expect(try await Self.sync(program, url)["organizations"] != nil) }
        try await Self.check(stores, ReferenceRater(records: ControllerDataset.usage(in: controller)))

        var unchanged: [[String: Int]] = []
        for program in stores { unchanged.append(try await Self.sync(program, url)) }
        try await controller.run(script: Self.changes)
        for (program, unchanged) in zip(stores, unchanged) {
            let rows = try await Self.sync(program, url)
            #expect(rows == unchanged.merging(Self.changedRows) { $0 + $1 })
        }
        try await Self.check(stores, Self.referenceAfterChanges(controller))
        await controller.close()
    }

    /// One program a store, SQLite first.
    private static func programs() async throws -> [Program] {
        let sqlite = try Program()
        var postgres = try Program()
        postgres.environment["DATABASE_URL"] = try await onThread { try TemporaryPostgres.shared.makeDatabase() }
        return [sqlite, postgres]
    }

    /// - Returns: how many rows were read, by their tables.
    private static func sync(_ program: Program, _ url: String) async throws -> [String: Int] {
        let result = try await program.run("import", "akkeris", url)
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.errors.contains("not taken in"), "\(result.errors)")
        let rows = try #require(result.output.firstMatch(of: /rows \((.*)\)/)).1
        return Dictionary(
            uniqueKeysWithValues: try rows.matches(of: /([a-z_]+) ([0-9,]+)(?:, |$)/).map { match in
                (String(match.1), try #require(Int(match.2.replacing(",", with: ""))))
            })
    }

    private static func referenceAfterChanges(_ controller: PostgresConnection) async throws -> ReferenceRater {
        let moved = try #require(
            try await controller.query(
                """
                SELECT c.app::text, o.name, n.name FROM chosen c JOIN organizations o ON o.org = c.org
                JOIN apps a ON a.app = c.app JOIN organizations n ON n.org = a.org WHERE c.number = 4
                """
            ).first { row in (try row.text(at: 0), try row.text(at: 1), try row.text(at: 2)) })
        let lines = try await ControllerDataset.usage(in: controller, moved: (app: moved.0, from: moved.1))
        let move = EventRecord.moved(
            "1", at: "2017-02-06T11:00:00.000Z", organization: EventRecord.Label(moved.2), appID: moved.0)
        return ReferenceRater(facts: lines.map { .line($0) } + [.event(move)])
    }

    /// Compares the lists and all invoices, of all scopes and by both rules.
    private static func check(_ programs: [Program], _ reference: ReferenceRater) async throws {
        for proration in Proration.allCases {
            var servers: [ServerProcess] = []
            for program in programs {
                servers.append(try await ServerProcess(program, "--now", "\(now)", "--proration", "\(proration)"))
            }
            let rules = BillingRules(proration: proration)
            for month in reference.months(of: .account, now: now) {
                let items = reference.items(in: month, now: now, rules: rules)
                for scope in reference.scopes where reference.months(of: scope, now: now).contains(month) {
                    let body = try await same(InvoiceListJSON.path(of: scope) + "/\(month)", of: servers)
                    let invoice = try InvoiceDocument.invoice(JSONValue(parsing: Array(body.utf8)), currency: rules.currency)
                    let differences = InvoiceComparison.differences(
                        invoice, from: reference.invoice(of: scope, items: items, rules: rules))
                    #expect(differences.isEmpty, "\(scope) \(month) \(proration): \(differences.prefix(5))")
                }
            }
            for scope in reference.scopes {
                let body = try await same(InvoiceListJSON.path(of: scope), of: servers)
                #expect(
                    try InvoiceDocument.months(JSONValue(parsing: Array(body.utf8)))
                        == reference.months(of: scope, now: now))
            }
            for server in servers { #expect(try await server.stop() == 0) }
        }
    }

    /// What all servers send, byte for byte.
    private static func same(_ path: String, of servers: [ServerProcess]) async throws -> String {
        var bodies: [String] = []
        for server in servers {
            let response = try await get(server.url + path)
            #expect(response.status == .ok, "\(path)")
            bodies.append(response.body)
        }
        #expect(bodies.allSatisfy { $0.utf8.elementsEqual(bodies[0].utf8) }, "\(path) differs")
        return bodies[0]
    }
}
