import Billing
import PostgresClient

/// A row of `apps` with the names of its organization and its space, and what is known of its past.
struct ControllerApp: Sendable {
    /// Where an app is, and who pays for it.
    struct Place: Hashable, Sendable {
        var organization: ControllerLabel
        var space: ControllerLabel
    }

    let id: PostgresUUID
    /// Its id, where its name is of no use.
    var name: String
    let created: Instant
    let updated: Instant
    let isDeleted: Bool
    /// Nil where it has no organization or no space.
    var place: Place?
    /// How many versions of the row the store knew before this reading; 0 for an app that is new to it.
    var knownVersions = 0
    /// The number of the version that this reading has added to known ones: the app has moved, or has another name.
    var newVersion: Int?

    var row: ControllerRow { ControllerRow(table: .apps, id: id) }

    /// When all that it ran has ended.
    var deleted: Instant? { isDeleted ? max(created, updated) : nil }

    /// Whether the app may have been in another place at an instant than it is in now, so that the store knows better.
    ///
    /// The row changed at ``updated`` the last time. Of an app of which the store knew nothing there is no earlier place.
    func mayHaveBeenElsewhere(at instant: Instant) -> Bool {
        place == nil || instant < updated && knownVersions > 0 && (knownVersions > 1 || newVersion != nil)
    }
}
