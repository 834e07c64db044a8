import Billing

/// The keys of what an event is about.
struct SQLiteSubject {
    var organization: OrganizationKey?
    var space: SpaceKey?
    var app: AppKey
    var resource: ResourceKey
    var resourceName: TextKey?
    var plan: TextKey?
    var description: TextKey?
    var labels = SQLiteEventLabels()

    /// The organization where the event gives its id a name, which is kept with it also where the event moves nothing there.
    var labelledOrganization: OrganizationKey? { labels.organization == nil ? nil : organization }
    var labelledSpace: SpaceKey? { labels.space == nil ? nil : space }
}

/// The names that an event gives ids; nil where it names no id.
struct SQLiteEventLabels {
    var organization: TextKey?
    var space: TextKey?
    var app: TextKey?

    var isEmpty: Bool { organization == nil && space == nil && app == nil }
}
