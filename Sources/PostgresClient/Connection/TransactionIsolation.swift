/// How much of what other transactions do a transaction sees.
public enum TransactionIsolation: String, Sendable {
    case readCommitted = "READ COMMITTED"
    /// One snapshot for all statements.
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}
