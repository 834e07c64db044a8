import Billing

/// An event that is new, on its way into the tables: what it says, with keys in place of names.
struct PostgresDraft {
    /// Where the event stands in its chunk.
    let index: Int
    let sequence: Int64
    /// That of a line has the number of equal lines before it.
    let identity: EventIdentity
    let source: Int64
    /// The sequence of the retraction that took it back before it came, or later in its chunk; or 0.
    var retracted: Int64 = 0

    /// Who pays: by the event's word, or by what is known of its app.
    var organization: OrganizationKey?
    var space: SpaceKey?
    var app = AppKey(0)
    /// Nil for an event about an app.
    var resource: ResourceKey?
    var resourceName: TextKey?
    var plan: TextKey?
    var description: TextKey?
    /// The names that the event gives to ids.
    var organizationName: TextKey?
    var spaceName: TextKey?
    var appName: TextKey?

    init(index: Int, sequence: Int64, identity: EventIdentity, source: Int64) {
        self.index = index
        self.sequence = sequence
        self.identity = identity
        self.source = source
    }

    /// What the event is in the history of its resource, or of its app's resources.
    func timelineEvent(_ event: UsageEvent) -> TimelineEvent {
        let hasPlace = event.kind == .changed || event.kind == .moved
        return TimelineEvent(
            sequence: sequence, kind: event.kind, identity: identity, isLine: event.reference == nil,
            rank: event.reference == nil ? 0 : 1, happened: event.happened, ended: event.ended, retracted: retracted,
            organization: hasPlace ? organization : nil, space: hasPlace ? space : nil, type: event.type,
            quantity: event.quantity, price: event.price, app: app, plan: plan, description: description)
    }
}
