import Billing
import BillingService
import GRDB

/// Ranks the events of a resource that share their millisecond, by (source, id), which is looked up only for them.
final class SQLiteRanks {
    private let selectReferences: SQLiteStatement

    init(_ database: Database) throws {
        selectReferences = try SQLiteStatement(
            """
            SELECT sequence, name, id FROM events JOIN sources ON key = source WHERE resource = ?1
            UNION ALL
            SELECT sequence, name, id FROM app_events JOIN sources ON key = source WHERE app = ?2
            """, on: database)
    }

    func rank(_ history: inout ResourceHistory, of resource: ResourceKey, app: AppKey) throws {
        let tied = Set(history.tied)
        guard !tied.isEmpty else { return }
        var references: [Int64: EventReference] = [:]
        selectReferences.bind(resource.value, at: 1)
        selectReferences.bind(app.value, at: 2)
        while try selectReferences.step() {
            let sequence = selectReferences.integer(at: 0)
            guard tied.contains(sequence) else { continue }
            references[sequence] = EventReference(
                source: Array(selectReferences.bytes(at: 1)), id: Array(selectReferences.bytes(at: 2)))
        }
        history.rank(by: references)
    }
}
