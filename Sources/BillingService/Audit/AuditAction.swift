/// What an entry of the audit says was done.
public enum AuditAction: String, Hashable, Sendable, CaseIterable {
    case closed
    case creditGranted = "credit granted"
    case paid
    case priceSet = "price set"
    case usageRetracted = "usage retracted"
    case keyRotated = "key rotated"
    case settingsChanged = "settings changed"
}
