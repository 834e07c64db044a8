import Billing

/// Add-ons: `addon_change`, where it is of creating or deleting one.
extension AkkerisWebhook {
    func read(
        _ body: AkkerisWebhookBody.Change<AkkerisWebhookBody.Addon>, into delivery: inout Delivery
    ) throws(AkkerisWebhookError) {
        for (index, addon) in body.changes.enumerated() {
            let field = "changes[\(index)]"
            let part = body.changes.count > 1 ? "\(index)" : nil
            try requireName(addon.id, "\(field).id")
            let created = try instant(addon.createdAt, field: "\(field).created_at")
            var event = delivery.event(body.change == "delete" ? .ended : .changed, part: part, index: index)
            event.type = .addon
            event.resource = delivery.chunk.names.code(of: addon.id)
            if body.change == "delete" {
                // The controller's clock may be ahead, and an add-on that ended before it began would run for ever.
                event.happened = max(event.happened, created?.advanced(milliseconds: 1) ?? event.happened)
                try append(event, of: body.app, to: &delivery)
                continue
            }
            guard let plan = addon.plan?.name else { throw .fieldMissing(field: "\(field).plan.name") }
            try requireWord(plan, "\(field).plan.name")
            event.happened = created ?? event.happened
            event.quantity = Quantity(unchecked: 1)
            event.plan = delivery.chunk.names.code(of: plan)
            event.description = delivery.chunk.names.code(of: "\(plan) addon")
            try append(event, assumedIn: body.space, of: body.app, to: &delivery)
        }
    }

    private func instant(_ text: String?, field: String) throws(AkkerisWebhookError) -> Instant? {
        guard let text else { return nil }
        do { return try Instant(parsing: Array(text.utf8).span) } catch { throw .time(field: field, error) }
    }
}
