import Billing
import BillingService
import GRDB

/// Where the events of a resource, those of its app, and what took them back came from, and when they were recorded.
struct SQLiteOrigins {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// - Returns: by the events' sequences.
    func origins(of resource: ResourceKey, app: AppKey) throws -> [Int64: EventOrigin] {
        let select = try SQLiteStatement(kept: Self.sql, on: database)
        select.bind(resource.value, at: 1)
        select.bind(app.value, at: 2)
        var origins: [Int64: EventOrigin] = [:]
        while try select.step() {
            // Usage lines are a source without a name.
            let reference =
                select.isNull(at: 1)
                ? nil : EventReference(source: Array(select.bytes(at: 1)), id: Array(select.bytes(at: 2)))
            origins[select.integer(at: 0)] = EventOrigin(
                reference: reference, batch: select.integer(at: 3),
                recorded: Instant(millisecondsSince1970: select.integer(at: 4)))
        }
        return origins
    }

    static let sql: String = {
        func events(_ table: String, _ condition: String) -> String {
            """
            SELECT e.sequence, s.name, e.id, e.batch, b.recorded FROM \(table) e
            JOIN sources s ON s.key = e.source JOIN batches b ON b.batch = e.batch WHERE \(condition)
            """
        }
        func retractions(_ table: String, _ condition: String) -> String {
            """
            SELECT r.sequence, s.name, r.own_id, r.batch, b.recorded FROM \(table) e
            CROSS JOIN retractions r ON r.source = e.source AND r.id = e.id
            JOIN sources s ON s.key = r.own_source JOIN batches b ON b.batch = r.batch
            WHERE \(condition) AND e.retracted IS NOT NULL
            """
        }
        return [
            events("events", "e.resource = ?1"), events("app_events", "e.app = ?2"),
            retractions("events", "e.resource = ?1"), retractions("app_events", "e.app = ?2"),
        ].joined(separator: " UNION ALL ")
    }()
}
