public import Billing

/// Events of each kind, as tests write them.
extension EventRecord {
    /// A resource runs in this configuration, at this place, from then on.
    ///
    /// - Parameters:
    ///   - quantity: nil where it is as it was.
    ///   - plan: nil where the resource runs on as what it was.
    ///   - price: nil where it is that of the price book, or, without a plan, as it was.
    ///   - isPlaceAssumed: whether the place holds only where the store knows no place of the app.
    public static func changed(
        _ id: String, at happened: Instant, type: ItemType = .dyno, resource: String? = "web", plan: String? = "gp2",
        quantity: Int64? = 1, price: Price? = nil, organization: Label? = "akkeris", space: Label? = "space",
        app: String? = "app", appID: String? = nil, source: String = "test", isPlaceAssumed: Bool = false
    ) -> EventRecord {
        EventRecord(
            kind: .changed, reference: Reference(source: source, id: id), at: happened, type: type, quantity: quantity,
            price: price, organization: organization, space: space, isPlaceAssumed: isPlaceAssumed, app: app, appID: appID,
            resource: resource, plan: plan)
    }

    /// A resource runs no longer.
    public static func ended(
        _ id: String, at happened: Instant, type: ItemType = .dyno, resource: String = "web", space: Label? = "space",
        app: String? = "app", appID: String? = nil, source: String = "test"
    ) -> EventRecord {
        EventRecord(
            kind: .ended, reference: Reference(source: source, id: id), at: happened, type: type, space: space, app: app,
            appID: appID, resource: resource)
    }

    /// All that an app then runs belongs to another organization or space; nil is as it was.
    public static func moved(
        _ id: String, at happened: Instant, organization: Label? = nil, space: Label? = nil, app: String? = nil,
        appID: String = "id", source: String = "test"
    ) -> EventRecord {
        EventRecord(
            kind: .moved, reference: Reference(source: source, id: id), at: happened, organization: organization, space: space,
            app: app, appID: appID)
    }

    /// All that an app then runs has ended.
    public static func deleted(
        _ id: String, at happened: Instant, space: Label? = "space", app: String? = "app", appID: String? = nil,
        source: String = "test"
    ) -> EventRecord {
        EventRecord(
            kind: .deleted, reference: Reference(source: source, id: id), at: happened, space: space, app: app, appID: appID)
    }

    /// Another event is taken back, as if it had never been.
    public static func retracted(
        _ id: String, at happened: Instant = DocumentScenario.now, target: String, of targetSource: String = "test",
        source: String = "test"
    ) -> EventRecord {
        EventRecord(
            kind: .retracted, reference: Reference(source: source, id: id), at: happened,
            target: Reference(source: targetSource, id: target))
    }
}
