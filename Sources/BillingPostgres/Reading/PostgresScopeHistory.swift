import Billing
import BillingService
import PostgresClient

/// What is known of a scope, read with one statement: a row a closed month, each with the ledger and the scope's first months.
enum PostgresScopeHistory {
    private static let closingColumn = 4

    /// - Parameter batch: nil for the last one.
    static func read(
        of key: ScopeKey, at batch: Int64? = nil, on connection: isolated PostgresConnection
    ) async throws -> ScopeHistory {
        var parameters: [PostgresValue] = []
        if let value = key.value { parameters.append(.int64(value)) }
        if let batch { parameters.append(.int64(batch)) }
        let sql = batch == nil ? currentSQL(of: key) : pastSQL(of: key, batch: "$\(parameters.count)")
        var ledger = Ledger.empty
        var (firstUsage, firstBilled): (Instant?, Month?)
        var closings: [Closing] = []
        try await connection.query(sql, parameters).forEach { row in
            ledger = Ledger(batch: try row.int64(at: 0), recorded: Instant(millisecondsSince1970: try row.int64(at: 1)))
            firstUsage = try row.optionalInt64(at: 2).map { Instant(millisecondsSince1970: $0) }
            firstBilled = try row.optionalInt64(at: 3).map { Month(ordinal: $0) }
            if try !row.isNull(at: closingColumn) {
                closings.append(try PostgresClosings.closing(in: row, from: closingColumn))
            }
        }
        let closed = ClosedMonths(closings)
        if key == .account { firstBilled = closed.closings.first { $0.itemCount > 0 }?.month }
        return ScopeHistory(ledger: ledger, key: key, firstUsage: firstUsage, closed: closed, firstBilled: firstBilled)
    }

    private static func currentSQL(of key: ScopeKey) -> String {
        let condition =
            switch key {
            case .account: ""
            case .organization: "WHERE organization = $1"
            case .space: "WHERE space = $1"
            }
        return """
            SELECT l.batch, l.recorded, (SELECT min(first_start) FROM places \(condition)), \(firstBilledSQL(of: key)),
            \(PostgresClosings.columns) FROM ledger l LEFT JOIN closings c ON true
            """
    }

    private static func pastSQL(of key: ScopeKey, batch: String) -> String {
        let known = "AND month IN (SELECT month FROM closings WHERE batch <= \(batch))"
        return """
            SELECT l.batch, l.recorded, NULL::bigint, \(firstBilledSQL(of: key, known: known)), \(PostgresClosings.columns)
            FROM (SELECT batch, recorded FROM batches WHERE batch <= \(batch) ORDER BY batch DESC LIMIT 1) l
            LEFT JOIN closings c ON c.batch <= \(batch)
            """
    }

    /// The closings themselves tell the account's.
    private static func firstBilledSQL(of key: ScopeKey, known: String = "") -> String {
        switch key {
        case .account: "NULL::bigint"
        case .organization: "(SELECT min(month) FROM closed_organizations WHERE organization = $1 \(known))"
        case .space: "(SELECT min(month) FROM closed_pieces WHERE space = $1 AND space <> 0 \(known))"
        }
    }
}
