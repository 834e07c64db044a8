/// What a usage event says.
public enum EventKind: UInt8, Sendable, CaseIterable {
    /// A resource runs in this configuration, at this place, from then on.
    case changed = 0
    /// A resource runs no longer.
    case ended = 1
    /// All that an app then runs belongs to another organization or space.
    case moved = 2
    /// All that an app then runs has ended.
    case deleted = 3
    /// Another event is taken back, as if it had never been.
    case retracted = 4

    /// Whether it is about an app, and so about each of its resources.
    public var isOfApp: Bool { self == .moved || self == .deleted }
}
