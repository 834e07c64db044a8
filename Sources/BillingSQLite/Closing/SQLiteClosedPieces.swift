import Billing
import BillingService
import GRDB

/// Reads the pieces of closed months: their sums without their content, and the content of some.
struct SQLiteClosedPieces {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    // MARK: Sums

    func invoice(of scope: ScopeKey, closing: Closing) throws -> ClosedInvoice {
        let select = try SQLiteStatement(kept: Self.sql(of: scope), on: database)
        select.bind(closing.month.ordinal, at: 1)
        if let value = scope.value { select.bind(value, at: 2) }
        var pieces: [ClosedInvoice.PieceKey] = []
        var parts: [RatedTotals] = []
        var credits = Money.zero
        while try select.step() {
            pieces.append(ClosedInvoice.PieceKey(select))
            parts.append(try RatedTotals(select))
            credits += try select.money(at: 9)
        }
        if case .space = scope { credits = .zero }
        let rated = RatedTotals(of: parts, by: closing.rules.proration)
        return ClosedInvoice(totals: InvoiceTotals(rated: rated, credits: credits), pieces: pieces)
    }

    /// The pieces that the documents of a scope's month ?1 are put together from, in their order: bytes are compared, and what
    /// has no id comes first.
    static func sql(of scope: ScopeKey) -> String {
        let columns = """
            p.organization, p.space, p.length, p.items, p.dynos, p.addons, p.databases, p.dyno_units, p.dyno_unit_sum, p.credits
            """
        return switch scope {
        case .account:
            """
            SELECT \(columns) FROM closings CROSS JOIN closed_pieces AS p
            WHERE closings.month = ?1 AND p.key BETWEEN first_piece AND last_piece AND is_whole ORDER BY p.name, p.id
            """
        case .organization:
            """
            SELECT \(columns) FROM closed_pieces AS p WHERE organization = ?2 AND month = ?1 AND is_whole
            ORDER BY space LIMIT 1
            """
        case .space:
            "SELECT \(columns) FROM closed_pieces AS p WHERE space = ?2 AND month = ?1 ORDER BY p.name, p.id"
        }
    }

    /// The first of some closed months in which a scope has items.
    func firstMonth(of scope: ScopeKey, among closed: ClosedMonths) throws -> Month? {
        guard !closed.isEmpty else { return nil }
        let column: String
        switch scope {
        case .account: return closed.closings.first { $0.itemCount > 0 }?.month
        case .organization: column = "organization"
        case .space: column = "space"
        }
        let select = try SQLiteStatement(
            kept: "SELECT month FROM closed_pieces WHERE \(column) = ?1 ORDER BY month", on: database)
        select.bind(scope.value, at: 1)
        while try select.step() {
            let month = Month(ordinal: select.integer(at: 0))
            if closed.contains(month) { return month }
        }
        return nil
    }

    // MARK: Content

    func contents(of pieces: [ClosedInvoice.PieceKey], in month: Month) throws -> [[UInt8]] {
        try read("content", of: pieces, in: month) { Array($0) }
    }

    func resources(of pieces: [ClosedInvoice.PieceKey], in month: Month) throws -> [[ResourceKey]] {
        try read("resources", of: pieces, in: month) { bytes in
            stride(from: 0, to: bytes.count, by: 8).map { offset in
                ResourceKey(Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)))
            }
        }
    }

    private func read<Element>(
        _ column: String, of pieces: [ClosedInvoice.PieceKey], in month: Month,
        as convert: (UnsafeRawBufferPointer) -> [Element]
    ) throws -> [[Element]] {
        let select = try SQLiteStatement(kept: Self.contentSQL(column), on: database)
        return try pieces.map { piece in
            select.bind(piece.organization.value, at: 1)
            select.bind(month.ordinal, at: 2)
            select.bind(piece.space?.value ?? 0, at: 3)
            var elements: [Element] = []
            while try select.step() {
                let part = convert(select.bytes(at: 0))
                if elements.isEmpty { elements = part } else { elements += part }
            }
            return elements
        }
    }

    static func contentSQL(_ column: String) -> String {
        """
        SELECT \(column) FROM closed_pieces AS p CROSS JOIN closed_contents AS c
        ON c.key BETWEEN p.first_content AND p.last_content
        WHERE organization = ?1 AND month = ?2 AND space = ?3 ORDER BY c.key
        """
    }
}

extension ClosedInvoice.PieceKey {
    /// Reads the columns in the order in which ``SQLiteClosedPieces`` selects them.
    fileprivate init(_ row: SQLiteStatement) {
        let space = row.integer(at: 1)
        self.init(
            organization: OrganizationKey(row.integer(at: 0)), space: space == 0 ? nil : SpaceKey(space),
            length: Int(row.integer(at: 2)), itemCount: Int(row.integer(at: 3)))
    }
}

extension RatedTotals {
    /// Reads the columns in the order in which ``SQLiteClosedPieces`` selects them. Hours are rounded once, of a scope's sum.
    fileprivate init(_ row: SQLiteStatement) throws {
        self.init()
        dynos = try row.money(at: 4)
        addons = try row.money(at: 5)
        databases = try row.money(at: 6)
        dynoUnits = row.integer(at: 7)
        dynoUnitSum = try row.wide(at: 8)
    }
}
