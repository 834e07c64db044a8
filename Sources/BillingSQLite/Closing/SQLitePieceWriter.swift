import Billing
import BillingService
import GRDB

/// Writes the pieces of one closing, one after the other.
final class SQLitePieceWriter {
    /// How many bytes of content a row has at most; SQLite takes no more than a billion.
    static let standardPartLength = 67_108_864

    private let month: Month
    private let partLength: Int
    private let insertPiece: SQLiteStatement
    private let insertContent: SQLiteStatement
    /// The keys of the pieces so far.
    private(set) var keys: Range<Int64>
    private var nextContent: Int64
    private(set) var itemCount: Int64 = 0

    init(_ database: Database, month: Month, partLength: Int = standardPartLength) throws {
        self.month = month
        self.partLength = partLength
        insertPiece = try SQLiteStatement(
            """
            INSERT INTO closed_pieces (key, organization, month, space, is_whole, name, id, dynos, addons, databases, dyno_units,
            dyno_unit_sum, credits, items, length, first_content, last_content)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
            """, on: database)
        insertContent = try SQLiteStatement(
            "INSERT INTO closed_contents (key, resources, content) VALUES (?1, ?2, ?3)", on: database)
        func nextKey(of table: String) throws -> Int64 {
            let last = try SQLiteStatement("SELECT coalesce(max(key), 0) FROM \(table)", on: database)
            return 1 + (try last.first { $0.integer(at: 0) } ?? 0)
        }
        let next = try nextKey(of: "closed_pieces")
        keys = next..<next
        nextContent = try nextKey(of: "closed_contents")
    }

    /// - Parameter credits: what the organization's invoice uses of its credits.
    func write(_ closing: ClosedOrganization, credits: Money) throws {
        for piece in closing.pieces {
            let contents = try writeContent(of: piece)
            try write(piece, contents: contents, credits: piece.isWhole ? credits : .zero)
            if piece.isWhole { itemCount += Int64(piece.itemCount) }
        }
    }

    private func write(_ piece: ClosedPiece, contents: Range<Int64>, credits: Money) throws {
        insertPiece.bind(keys.upperBound, at: 1)
        insertPiece.bind(piece.organization.value, at: 2)
        insertPiece.bind(month.ordinal, at: 3)
        insertPiece.bind(piece.space?.value ?? 0, at: 4)
        insertPiece.bind(piece.isWhole ? 1 : 0, at: 5)
        insertPiece.bind(copy: piece.name, at: 6)
        insertPiece.bind(copy: piece.id, at: 7)
        insertPiece.bind(wide: piece.totals.dynos.minorUnits, at: 8)
        insertPiece.bind(wide: piece.totals.addons.minorUnits, at: 9)
        insertPiece.bind(wide: piece.totals.databases.minorUnits, at: 10)
        insertPiece.bind(piece.totals.dynoUnits, at: 11)
        insertPiece.bind(wide: piece.totals.dynoUnitSum, at: 12)
        insertPiece.bind(wide: credits.minorUnits, at: 13)
        insertPiece.bind(Int64(piece.itemCount), at: 14)
        insertPiece.bind(Int64(piece.content.count), at: 15)
        insertPiece.bind(contents.lowerBound, at: 16)
        insertPiece.bind(contents.upperBound - 1, at: 17)
        try insertPiece.run()
        keys = keys.lowerBound..<keys.upperBound + 1
    }

    /// Writes a piece's content, in one row nearly always; the first one has all of its resources.
    ///
    /// - Returns: the keys of the rows.
    private func writeContent(of piece: ClosedPiece) throws -> Range<Int64> {
        let first = nextContent
        var resources = piece.resources.map(\.value.bigEndian)
        try piece.content.withUnsafeBytes { content in
            var start = 0
            repeat {
                let end = min(start + partLength, content.count)
                try insert(UnsafeRawBufferPointer(rebasing: content[start..<end]), resources: resources)
                resources = []
                start = end
            } while start < content.count
        }
        return first..<nextContent
    }

    private func insert(_ content: UnsafeRawBufferPointer, resources: [Int64]) throws {
        insertContent.bind(nextContent, at: 1)
        try resources.withUnsafeBytes { resources in
            insertContent.bind(blob: resources, at: 2)
            insertContent.bind(blob: content, at: 3)
            try insertContent.run()
        }
        nextContent += 1
    }
}
