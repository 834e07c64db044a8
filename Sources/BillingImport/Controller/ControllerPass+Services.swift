import Billing
import PostgresClient

/// Add-ons, of which the controller keeps only what they are now.
///
/// An add-on whose plan or price has changed runs as what it is now from `updated` on. One that another app owns now belongs to
/// it from the time on at which its attachment was changed. That an attachment was deleted ends nothing: the add-on
/// is still there, and its last owner pays until it is deleted too.
extension ControllerPass {
    func takeServices(_ page: PostgresResult) async throws {
        var found: [ControllerService] = []
        var attachments = 0
        try forEachRow(of: page, table: .services) { row, id throws(RowProblem) in
            seen.note(try row.instant("updated", at: ControllerService.Column.updated), of: .services)
            let latest = try row.optionalInstant("service_attachments.updated", at: ControllerService.Column.attachmentUpdated)
            if let latest { seen.note(latest, of: .serviceAttachments) }
            attachments += try row.count("service_attachments", at: ControllerService.Column.attachmentCount)
            found.append(try ControllerService(id: id, reading: row, prices: &prices))
        }
        count(attachments, of: .serviceAttachments)
        let versions = try await RowVersions(of: found.map(\.row), in: store)
        for service in found {
            do throws(RowProblem) { try take(service, known: versions[service.row]) } catch { report(error, of: service.row) }
        }
    }

    private func take(_ service: ControllerService, known: RowVersions.Known?) throws(RowProblem) {
        let app = try placedApp(service.owner)
        var last = known?.last
        if known == nil {
            let configuration = try service.configuration.get()
            let identity = identity(of: configuration, owner: service.owner)
            append(configuration, of: service, version: 0, at: service.created, identity: identity, app: app)
            last = identity
        }
        let version = max(known?.count ?? 0, 1)
        if service.isDeleted {
            let gone = batch.identity { $0.append(1) }
            if last?.hasSameContent(as: gone) != true {
                let happened = max(service.created, service.updated)
                if known != nil { endOthers(service, version: version, at: happened) }
                var event = beginVersion(version, .ended, of: service.row, at: happened, identity: gone)
                complete(&event, of: service, app: app)
                batch.append(event)
            }
        } else {
            let configuration = try service.configuration.get()
            let identity = identity(of: configuration, owner: service.owner)
            if last?.hasSameContent(as: identity) != true {
                let isOnlyOwnerNew = service.otherApps.contains { other in
                    last?.hasSameContent(as: self.identity(of: configuration, owner: other)) == true
                }
                let happened = max(service.created, isOnlyOwnerNew ? service.ownerUpdated : service.updated)
                endOthers(service, version: version, at: happened)
                append(configuration, of: service, version: version, at: happened, identity: identity, app: app)
            }
        }
        correct(service.row, of: app, at: service.created, resource: .service(service.id))
        if !service.isDeleted, service.updated > service.created {
            correct(service.row, of: app, at: service.updated, resource: .service(service.id))
        }
    }

    private func identity(of configuration: ControllerService.Configuration, owner: PostgresUUID) -> EventIdentity {
        batch.identity { content in
            content.append(0)
            content.append(configuration.plan)
            content.append(configuration.price.microUnits)
            content.append(owner)
        }
    }

    private func append(
        _ configuration: ControllerService.Configuration, of service: ControllerService, version: Int, at happened: Instant,
        identity: EventIdentity, app: ControllerApp
    ) {
        var event = beginVersion(version, .changed, of: service.row, at: happened, identity: identity)
        event.quantity = Quantity(unchecked: 1)
        event.price = configuration.price
        text.removeAll(keepingCapacity: true)
        text.append(contentsOf: configuration.plan.utf8)
        text.append(contentsOf: " addon".utf8)
        event.description = batch.code(of: text.span)
        appendChange(event, of: service.row, app: app, resource: .service(service.id))
    }

    /// Whoever owned it before does so no longer; that an app never did does no harm.
    private func endOthers(_ service: ControllerService, version: Int, at happened: Instant) {
        for other in service.otherApps {
            var event = batch.begin(.ended, of: service.row, suffix: "/\(version)/\(other)", at: happened) { _ in }
            event.type = .addon
            event.resource = batch.code(of: service.id)
            event.appID = batch.code(of: other)
            batch.append(event)
        }
    }

    private func complete(_ event: inout UsageEvent, of service: ControllerService, app: ControllerApp) {
        event.type = .addon
        event.resource = batch.code(of: service.id)
        batch.name(app, in: &event)
    }
}
