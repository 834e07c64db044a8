/// What came of a request to grant a credit.
public enum GrantOutcome: Hashable, Sendable {
    case granted(Credit)
    /// It had been granted by the same key.
    case known(Credit)
    /// The key is that of another credit.
    case conflict(Credit)
}
