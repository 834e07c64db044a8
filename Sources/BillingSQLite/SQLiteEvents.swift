import Billing
import BillingService
import GRDB

/// Writes the events of a chunk in the order of their key, so that neighbours are written together.
final class SQLiteEvents {
    private struct Row {
        var event: TimelineEvent
        /// The source's key and the event's id there; nil for a usage line, whose id is its identity.
        var reference: SQLiteEventKeys.Reference?
        var resource: ResourceKey
        var name: TextKey?
        /// The place that the event states, or whose ids it gives names.
        var organization: OrganizationKey?
        var space: SpaceKey?
        var labels: SQLiteEventLabels
        var closes: Int64?

        /// The order of the table's key.
        func precedes(_ other: Row) -> Bool {
            (resource, event.happened, event.sequence) < (other.resource, other.event.happened, other.event.sequence)
        }
    }

    private let insertEvent: SQLiteStatement
    private let retractEvent: SQLiteStatement
    private var inserted: [Row] = []
    private var batch: Int64 = 0

    init(_ database: Database) throws {
        insertEvent = try SQLiteStatement(
            """
            INSERT INTO events (resource, happened, sequence, batch, source, id, kind, closes, ended, organization, space, app,
            type, quantity, price, plan, description, resource_name, retracted, organization_name, space_name, app_name)
            VALUES (?1, ?2, ?3, ?22, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
            """, on: database)
        retractEvent = try SQLiteStatement(
            "UPDATE events SET retracted = ?4 WHERE resource = ?1 AND happened = ?2 AND sequence = ?3", on: database)
    }

    /// - Parameter batch: the number of the batch that the events belong to.
    func begin(batch: Int64) {
        self.batch = batch
        inserted.removeAll(keepingCapacity: true)
    }

    /// - Parameter closes: the sequence of the event whose end this one tells.
    func insert(
        _ event: TimelineEvent, reference: SQLiteEventKeys.Reference?, subject: SQLiteSubject, resource: ResourceKey,
        closes: Int64? = nil
    ) {
        inserted.append(
            Row(
                event: event, reference: reference, resource: resource, name: subject.resourceName,
                organization: event.organization ?? subject.labelledOrganization,
                space: event.space ?? subject.labelledSpace,
                labels: closes == nil ? subject.labels : SQLiteEventLabels(), closes: closes))
    }

    func write() throws {
        let rows = inserted
        // Only the numbers of rows are moved about, not the rows.
        for index in rows.indices.sorted(by: { rows[$0].precedes(rows[$1]) }) { try insert(rows[index]) }
        inserted.removeAll(keepingCapacity: true)
    }

    /// Notes that an event, which has been written, was taken back.
    func retract(_ row: SQLiteEventKeys.Row, by sequence: Int64) throws {
        retractEvent.bind(row.resource.value, at: 1)
        retractEvent.bind(row.happened.millisecondsSince1970, at: 2)
        retractEvent.bind(row.sequence, at: 3)
        retractEvent.bind(sequence, at: 4)
        try retractEvent.run()
    }

    private func insert(_ row: Row) throws {
        let event = row.event
        insertEvent.bind(row.resource.value, at: 1)
        insertEvent.bind(event.happened.millisecondsSince1970, at: 2)
        insertEvent.bind(event.sequence, at: 3)
        insertEvent.bind(row.reference?.source ?? SQLiteLineKeys.usageLines, at: 4)
        insertEvent.bind(Int64(event.kind.rawValue), at: 6)
        insertEvent.bind(row.closes, at: 7)
        insertEvent.bind(event.ended == .never ? nil : event.ended.millisecondsSince1970, at: 8)
        insertEvent.bind(row.organization?.value, at: 9)
        insertEvent.bind(row.space?.value, at: 10)
        insertEvent.bind(event.app.value, at: 11)
        insertEvent.bind(Int64(event.type.rawValue), at: 12)
        insertEvent.bind(event.quantity.map { Int64($0.count) }, at: 13)
        insertEvent.bind(event.price?.microUnits, at: 14)
        insertEvent.bind(event.plan?.value, at: 15)
        insertEvent.bind(event.description?.value, at: 16)
        insertEvent.bind(row.name?.value, at: 17)
        insertEvent.bind(event.retracted == 0 ? nil : event.retracted, at: 18)
        insertEvent.bind(row.labels.organization?.value, at: 19)
        insertEvent.bind(row.labels.space?.value, at: 20)
        insertEvent.bind(row.labels.app?.value, at: 21)
        insertEvent.bind(batch, at: 22)
        if let id = row.reference?.id {
            try id.withUnsafeBytes { try insert(id: $0) }
        } else {
            try event.identity.withBytes { try insert(id: $0) }
        }
    }

    private func insert(id: UnsafeRawBufferPointer) throws {
        insertEvent.bind(blob: id, at: 5)
        try insertEvent.run()
    }
}
