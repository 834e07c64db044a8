import Billing

/// The keys of what an event is about, but for its resource.
struct PostgresSubject {
    var place: Place
    var app: AppKey
    var resourceName: TextKey?
    var description: TextKey
}
