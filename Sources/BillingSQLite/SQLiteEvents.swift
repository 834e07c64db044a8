import Billing
import BillingService
import GRDB

/// Writes the events of a chunk in the order of their key, so that neighbours are written together.
final class SQLiteEvents {
    private struct Row {
        var event: TimelineEvent
        var resource: ResourceKey
        var name: TextKey?
        var closes: Int64?

        /// The order of the table's key.
        func precedes(_ other: Row) -> Bool {
            (resource, event.happened, event.sequence) < (other.resource, other.event.happened, other.event.sequence)
        }
    }

    private let insertEvent: SQLiteStatement
    private var inserted: [Row] = []

    /// - Parameter batch: the number of the batch that the events belong to.
    init(_ database: Database, batch: Int64) throws {
        insertEvent = try SQLiteStatement(
            """
            INSERT INTO events (resource, happened, sequence, batch, id, closes, ended, organization, space, app, type,
            quantity, price, description, resource_name)
            VALUES (?1, ?2, ?3, \(batch), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, on: database)
    }

    /// - Parameter closes: the sequence of the event whose end this one tells.
    func insert(_ event: TimelineEvent, resource: ResourceKey, name: TextKey?, closes: Int64? = nil) {
        inserted.append(Row(event: event, resource: resource, name: name, closes: closes))
    }

    func write() throws {
        let rows = inserted
        // Only the numbers of rows are moved about, not the rows.
        for index in rows.indices.sorted(by: { rows[$0].precedes(rows[$1]) }) { try insert(rows[index]) }
        inserted.removeAll(keepingCapacity: true)
    }

    private func insert(_ row: Row) throws {
        let event = row.event
        insertEvent.bind(row.resource.value, at: 1)
        insertEvent.bind(event.happened.millisecondsSince1970, at: 2)
        insertEvent.bind(event.sequence, at: 3)
        insertEvent.bind(row.closes, at: 5)
        insertEvent.bind(event.ended == .never ? nil : event.ended.millisecondsSince1970, at: 6)
        insertEvent.bind(event.place.organization.value, at: 7)
        insertEvent.bind(event.place.space.value, at: 8)
        insertEvent.bind(event.app.value, at: 9)
        insertEvent.bind(Int64(event.type.rawValue), at: 10)
        insertEvent.bind(Int64(event.quantity.count), at: 11)
        insertEvent.bind(event.price.microUnits, at: 12)
        insertEvent.bind(event.description.value, at: 13)
        insertEvent.bind(row.name?.value, at: 14)
        try event.identity.withBytes { blob in
            insertEvent.bind(blob: blob, at: 4)
            try insertEvent.run()
        }
    }
}
