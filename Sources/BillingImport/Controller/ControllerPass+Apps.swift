import Billing
import PostgresClient

/// Organizations, spaces and apps: what things are called, and where apps are.
extension ControllerPass {
    private enum NameColumn {
        static let created = 1
        static let updated = 2
        static let name = 3
    }

    private struct NamedRow {
        let row: ControllerRow
        let created: Instant
        let updated: Instant
        let label: ControllerLabel
    }

    /// Takes in what organizations or spaces are called.
    ///
    /// No kind of event is about an organization or a space. So each has an app of its own, which never runs anything and has
    /// its id: that it "moves" there tells the name, and makes known that there is such an organization or space.
    func takeNames(_ page: PostgresResult, of table: ControllerTable) async throws {
        var found: [NamedRow] = []
        try forEachRow(of: page, table: table) { row, id throws(RowProblem) in
            let updated = try row.instant("updated", at: NameColumn.updated)
            seen.note(updated, of: table)
            let created = try row.instant("created", at: NameColumn.created)
            let controllerRow = ControllerRow(table: table, id: id)
            var name = "\(id)"
            do throws(RowProblem) { name = try row.name("name", at: NameColumn.name) } catch {
                report(error, of: controllerRow)
            }
            found.append(
                NamedRow(row: controllerRow, created: created, updated: updated, label: ControllerLabel(id: id, name: name)))
        }
        let versions = try await RowVersions(of: found.map(\.row), in: store)
        for named in found { take(named, known: versions[named.row]) }
    }

    private func take(_ named: NamedRow, known: RowVersions.Known?) {
        let identity = batch.identity { $0.append(named.label.name) }
        guard known?.last.hasSameContent(as: identity) != true else { return }
        var event = beginVersion(
            known?.count ?? 0, .moved, of: named.row, at: known == nil ? named.created : named.updated, identity: identity)
        event.appID = batch.code(of: named.label.id)
        let label = batch.label(named.label)
        if named.row.table == .organizations { event.organization = label } else { event.space = label }
        batch.append(event)
    }

    func beginVersion(
        _ version: Int, _ kind: EventKind, of row: ControllerRow, at happened: Instant, identity: EventIdentity
    ) -> UsageEvent {
        batch.begin(kind, of: row, suffix: version == 0 ? "" : "/\(version)", at: happened, identity: identity)
    }

    // MARK: Apps

    /// Looks up the apps of rows that are not known yet, all at once.
    func loadApps(of page: PostgresResult, at column: Int, from database: ControllerDatabase) async throws {
        var unknown: Set<PostgresUUID> = []
        var last: PostgresUUID?
        try page.forEach { row throws(PostgresError) in
            guard let id = try row.optionalUUID(at: column), id != last else { return }
            last = id
            if !apps.isSettled(id) { unknown.insert(id) }
        }
        guard !unknown.isEmpty else { return }
        for id in unknown { apps.noteMissing(id) }
        try await takeApps(database.all(.apps(Array(unknown))))
    }

    func takeApps(_ page: PostgresResult) async throws {
        var found: [ControllerApp] = []
        try forEachRow(of: page, table: .apps) { row, id throws(RowProblem) in
            // Until it has been read.
            apps.noteMissing(id)
            let app = try ControllerApp(id: id, reading: row) { problem in
                report(problem, of: ControllerRow(table: .apps, id: id))
            }
            seen.note(app.updated, of: .apps)
            found.append(app)
        }
        let versions = try await RowVersions(of: found.map(\.row), in: store)
        let knownNew = newApps.count
        for app in found { take(app, known: versions[app.row]) }
        try await keepPending(Array(newApps[knownNew...]))
    }

    /// Takes in where an app is, what it is called, and whether it is still there, as far as that is new.
    ///
    /// Each app has a first version, from when it was made, though nothing runs then: later versions are told by it, and whoever
    /// brings usage without a place, as webhooks do, finds it.
    private func take(_ app: ControllerApp, known: RowVersions.Known?) {
        var app = app
        app.knownVersions = known?.count ?? 0
        defer { apps.insert(app) }
        if app.place == nil { report(.placeMissing(app: "\(app.id)"), of: app.row) }
        guard known != nil || app.place != nil else { return }
        var last = known?.last
        let present = batch.identity { content in
            content.append(0)
            if let place = app.place {
                content.append(place.organization.id)
                content.append(place.space.id)
            }
            content.append(app.name)
        }
        if known == nil {
            noteNew(app.id)
            appendMove(of: app, version: 0, at: app.created, identity: present)
            last = present
        }
        let version = max(app.knownVersions, 1)
        if let deleted = app.deleted {
            let gone = batch.identity { content in
                content.append(1)
                content.append(deleted.millisecondsSince1970)
            }
            guard last?.hasSameContent(as: gone) != true else { return }
            var event = beginVersion(version, .deleted, of: app.row, at: deleted, identity: gone)
            batch.name(app, in: &event)
            batch.append(event)
        } else if app.place != nil, last?.hasSameContent(as: present) != true {
            app.newVersion = version
            appendMove(of: app, version: version, at: app.updated, identity: present)
        }
    }

    /// An app that "moves" to where it is already only gets its name.
    private func appendMove(of app: ControllerApp, version: Int, at happened: Instant, identity: EventIdentity) {
        var event = beginVersion(version, .moved, of: app.row, at: happened, identity: identity)
        batch.name(app, in: &event)
        batch.place(app, in: &event)
        batch.append(event)
    }

    /// The app of a row that is taken in with its place.
    func placedApp(_ id: PostgresUUID) throws(RowProblem) -> ControllerApp {
        let app = try apps.app(id)
        guard app.place != nil || app.knownVersions > 0 else { throw .placeMissing(app: "\(id)") }
        return app
    }
}
