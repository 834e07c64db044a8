/// In which order the parts of an invoice are looked at.
public enum ItemSort: String, CaseIterable, Sendable {
    /// What costs the most first.
    case cost
    case name
    /// What began last first.
    case newest
}
