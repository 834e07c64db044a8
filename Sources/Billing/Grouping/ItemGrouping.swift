/// By what the items of an invoice are summed up.
public enum ItemGrouping: String, Sendable, CaseIterable {
    case organization
    case space
    case app
    /// Dynos or add-ons.
    case type
    case resource

    /// Whether more is needed of items than their invoice shows: which resource and which space each is of.
    public var needsKeys: Bool { self == .space || self == .resource }
}
