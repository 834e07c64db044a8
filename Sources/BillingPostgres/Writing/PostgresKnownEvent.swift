import Billing

/// An event that its source knows by an id, and that has been taken in.
struct PostgresKnownEvent {
    var kind: EventKind
    /// The hash of what it says.
    var identity: EventIdentity
    var happened: Instant
    var sequence: Int64
    /// Where it stands in the chunk that brings it; nil for one that the database has.
    var index: Int?
    /// The resource that it is about; nil for one about an app, for a retraction, and while it is on its way in.
    var resource: ResourceKey?
    /// The app that it is about, where it is about all of the app's resources.
    var app: AppKey?
}
