import Billing
import PostgresClient

/// The columns of ``ControllerQuery/formationChanges(since:apps:)`` and ``ControllerQuery/deletedFormations(since:apps:)``.
enum FormationColumn {
    static let app = 1

    enum Change {
        static let created = 2
        static let type = 3
        static let quantity = 4
        static let size = 5
        static let price = 6
    }

    enum Deleted {
        static let updated = 2
        static let changed = 3
        static let type = 4
    }
}

/// What an event is about: one of an app's dynos, or one of its add-ons.
enum ControllerResource {
    /// Where the process type stands in ``ControllerPass/text``.
    case process(Range<Int>)
    case service(PostgresUUID)
}

/// Dynos: each row of `formation_changes` is a configuration from its time on.
extension ControllerPass {
    func takeChanges(_ page: PostgresResult) throws {
        try forEachRow(of: page, table: .formationChanges) { row, id throws(RowProblem) in
            try takeChange(row, ControllerRow(table: .formationChanges, id: id))
        }
    }

    private func takeChange(_ row: borrowing PostgresRow, _ change: ControllerRow) throws(RowProblem) {
        let created = try row.instant("created", at: FormationColumn.Change.created)
        seen.note(created, of: .formationChanges)
        let app = try placedApp(row.requiredUUID("app", at: FormationColumn.app))
        text.removeAll(keepingCapacity: true)
        try row.appendWord("size", at: FormationColumn.Change.size, to: &text)
        let size = 0..<text.count
        text.append(UInt8(ascii: " "))
        try row.appendWord("type", at: FormationColumn.Change.type, to: &text)
        let process = size.upperBound + 1..<text.count
        text.append(contentsOf: " dyno".utf8)
        let quantity = try row.quantity("quantity", at: FormationColumn.Change.quantity)
        let price = try prices.price("price", at: FormationColumn.Change.price, of: row)

        // The app's place is not part of it: a row that is read again after a move is still the same.
        var event = batch.begin(.changed, of: change, at: created) { content in
            content.append(app.id)
            content.append(text.span, 0..<text.count)
            content.append(Int64(quantity.count))
            content.append(price.microUnits)
        }
        event.quantity = quantity
        event.price = price
        event.description = batch.code(of: text.span)
        appendChange(event, of: change, app: app, resource: .process(process))
        correct(change, of: app, at: created, resource: .process(process))
    }

    /// Ends what deleted formations ran, of which the controller writes no change.
    ///
    /// A formation that went with its app ends with it: its own row keeps the time of its last change then. One that was changed
    /// after it was deleted, by two clocks, ends with that change.
    func takeDeletedFormations(_ page: PostgresResult) throws {
        try forEachRow(of: page, table: .formations) { row, id throws(RowProblem) in
            let updated = try row.instant("updated", at: FormationColumn.Deleted.updated)
            seen.note(updated, of: .formations)
            let changed = try row.instant("formation_changes.created", at: FormationColumn.Deleted.changed)
            let app = try placedApp(row.requiredUUID("app", at: FormationColumn.app))
            guard !app.isDeleted || updated > changed else { return }
            text.removeAll(keepingCapacity: true)
            try row.appendWord("type", at: FormationColumn.Deleted.type, to: &text)
            appendEnd(
                of: ControllerRow(table: .formations, id: id), suffix: "/deleted", at: max(updated, changed), app: app,
                resource: .process(0..<text.count))
        }
    }

    // MARK: Events

    func appendChange(_ begun: UsageEvent, of row: ControllerRow, app: ControllerApp, resource: ControllerResource) {
        var event = begun
        name(resource, in: &event)
        batch.name(app, in: &event)
        batch.place(app, in: &event)
        // A change from before a move that is read after it was elsewhere, and the store knows where.
        event.isPlaceAssumed = app.mayHaveBeenElsewhere(at: event.happened)
        batch.append(event)
    }

    func appendEnd(
        of row: ControllerRow, suffix: String, at happened: Instant, app: ControllerApp, resource: ControllerResource
    ) {
        var event = batch.begin(
            .ended, of: row, suffix: "\(suffix)/\(happened.millisecondsSince1970)", at: happened
        ) { $0.append(app.id) }
        name(resource, in: &event)
        batch.name(app, in: &event)
        batch.append(event)
    }

    /// Adds what a change of a resource comes to where its app was moved or deleted before it, and that is only seen now.
    ///
    /// Transactions commit late: the change may have been read before the move or the deletion could be, and stands after it.
    /// Where that is not so, these events change nothing.
    func correct(_ row: ControllerRow, of app: ControllerApp, at happened: Instant, resource: ControllerResource) {
        if let version = app.newVersion, happened >= app.updated {
            var event = batch.begin(.moved, of: row, suffix: "/moved/\(version)", at: happened) { $0.append(app.id) }
            batch.name(app, in: &event)
            batch.place(app, in: &event)
            batch.append(event)
        }
        if let deleted = app.deleted, happened >= deleted {
            appendEnd(of: row, suffix: "/ended", at: happened, app: app, resource: resource)
        }
    }

    private func name(_ resource: ControllerResource, in event: inout UsageEvent) {
        switch resource {
        case .process(let range):
            event.type = .dyno
            event.resource = batch.code(of: text.span.extracting(range))
        case .service(let id):
            event.type = .addon
            event.resource = batch.code(of: id)
        }
    }
}
