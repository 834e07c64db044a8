import Billing
import BillingService
import GRDB

/// What was taken back, by the (source, id) of the event that it was or will be.
final class SQLiteRetractions {
    private var areThere = false
    private var batch: Int64 = 0
    private let findAny: SQLiteStatement
    private let find: SQLiteStatement
    private let insert: SQLiteStatement

    init(_ database: Database) throws {
        findAny = try SQLiteStatement("SELECT 1 FROM retractions LIMIT 1", on: database)
        find = try SQLiteStatement("SELECT sequence FROM retractions WHERE source = ?1 AND id = ?2", on: database)
        insert = try SQLiteStatement(
            """
            INSERT INTO retractions (source, id, sequence, batch, own_source, own_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO NOTHING
            """, on: database)
    }

    /// - Parameter batch: the number of the batch that the retractions belong to.
    func begin(batch: Int64) throws {
        self.batch = batch
        areThere = try findAny.first { _ in true } ?? false
    }

    /// The sequence of the retraction that took an event back, or 0.
    func retraction(of reference: SQLiteEventKeys.Reference) throws -> Int64 {
        guard areThere else { return 0 }
        return try reference.id.withUnsafeBytes { id in
            find.bind(reference.source, at: 1)
            find.bind(blob: id, at: 2)
            return try find.first { $0.integer(at: 0) } ?? 0
        }
    }

    /// - Parameter own: what the retraction itself is known by.
    /// - Returns: whether it is the first to take the event back.
    func insert(
        _ target: SQLiteEventKeys.Reference, by own: SQLiteEventKeys.Reference, sequence: Int64
    ) throws -> Bool {
        areThere = true
        return try target.id.withUnsafeBytes { id in
            insert.bind(target.source, at: 1)
            insert.bind(blob: id, at: 2)
            insert.bind(sequence, at: 3)
            insert.bind(batch, at: 4)
            insert.bind(own.source, at: 5)
            return try own.id.withUnsafeBytes { id in
                insert.bind(blob: id, at: 6)
                return try insert.run() > 0
            }
        }
    }
}
