import Billing
import GRDB

/// Reads the content of one piece after the other, with its resources.
final class SQLiteStoredContents {
    private let select: SQLiteStatement

    init(_ database: Database) throws {
        select = try SQLiteStatement(
            "SELECT content, resources FROM closed_contents WHERE key BETWEEN ?1 AND ?2 ORDER BY key", on: database)
    }

    func read(_ first: Int64, through last: Int64) throws -> (content: [UInt8], resources: [ResourceKey]) {
        select.bind(first, at: 1)
        select.bind(last, at: 2)
        var content: [UInt8] = []
        var resources: [ResourceKey] = []
        while try select.step() {
            if content.isEmpty { content = Array(select.bytes(at: 0)) } else { content += select.bytes(at: 0) }
            let keys = select.bytes(at: 1)
            resources += stride(from: 0, to: keys.count - 7, by: 8).map { offset in
                ResourceKey(Int64(bigEndian: keys.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
            }
        }
        return (content, resources)
    }
}
