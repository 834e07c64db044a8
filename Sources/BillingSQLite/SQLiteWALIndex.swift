import GRDB
import GRDBSQLite
import Synchronization

/// The header of the WAL-index, the memory that all connections to a database share (sqlite.org/walformat.html, section 2.1).
///
/// Every commit changes it, of whatever process, before it returns. SQLite itself tells by comparing it whether what a connection
/// has read before is still true.
///
/// `@unchecked Sendable`: the memory is mapped for as long as the connection is open and never written through this pointer.
/// Other processes may write to it at any time anyway: two copies tell whether what was read is whole.
struct SQLiteWALIndex: @unchecked Sendable {
    /// What the header says: its first copy.
    struct Mark: Equatable {
        fileprivate let words: InlineArray<6, UInt64>

        static func == (left: Mark, right: Mark) -> Bool {
            left.words.indices.allSatisfy { left.words[$0] == right.words[$0] }
        }
    }

    /// The length of each of the two copies.
    private static let headerByteCount = 48
    /// The first part of the index, which is mapped at once.
    private static let regionByteCount: Int32 = 32768

    private let start: UnsafeRawPointer

    /// - Parameter database: a connection that has read something, and stays open for as long as this is used. Nil where it
    ///   shares no memory.
    init?(of database: Database) {
        guard let connection = database.sqliteConnection else { return nil }
        var file: UnsafeMutablePointer<sqlite3_file>?
        var region: UnsafeMutableRawPointer?
        guard sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
            let methods = file.pointee.pMethods, methods.pointee.iVersion >= 2, let map = methods.pointee.xShmMap,
            map(file, 0, SQLiteWALIndex.regionByteCount, 0, &region) == SQLITE_OK, let region
        else { return nil }
        start = UnsafeRawPointer(region)
    }

    /// The mark of the last commit, or nil while one is being made.
    func mark() -> Mark? {
        // Who commits writes the second copy first.
        let first = copy(at: 0)
        atomicMemoryFence(ordering: .acquiring)
        let second = copy(at: SQLiteWALIndex.headerByteCount)
        return first == second ? first : nil
    }

    private func copy(at offset: Int) -> Mark {
        Mark(words: InlineArray { index in start.load(fromByteOffset: offset + index * 8, as: UInt64.self) })
    }
}
