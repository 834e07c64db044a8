import Billing

/// A name that an event gives a thing that is known by an id: the latest holds, the greater of two at once.
struct PostgresLabel {
    var name: NameTable.Code
    var named: Instant
}

extension Instant {
    /// Before all labels: a thing that no event has given a name goes by its id.
    static let unnamed = Instant(millisecondsSince1970: .min)
}
