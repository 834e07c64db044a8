import Billing

/// An app that lives on a simulated platform: where it is, and what it is called, at the moment.
struct SimulatedApp: Sendable {
    /// Nil for an app that is known by its name and space.
    let id: String?
    var name: String
    var organization: EventRecord.Label
    var space: EventRecord.Label
    /// What it may run: the process types of dynos, and the names of add-ons.
    let resources: [(type: ItemType, name: String)]
}
