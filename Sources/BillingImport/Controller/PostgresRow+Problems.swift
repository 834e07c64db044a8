import Billing
import PostgresClient

/// Values of a row, where what is wrong with one is the row's problem and not that of the whole reading.
extension PostgresRow {
    func requiredUUID(_ name: String, at column: Int) throws(RowProblem) -> PostgresUUID {
        guard let value = try optionalUUID(name, at: column) else { throw .null(column: name) }
        return value
    }

    func optionalUUID(_ name: String, at column: Int) throws(RowProblem) -> PostgresUUID? {
        do { return try optionalUUID(at: column) } catch { throw RowProblem(error, column: name) }
    }

    func flag(_ name: String, at column: Int) throws(RowProblem) -> Bool {
        do { return try bool(at: column) } catch { throw RowProblem(error, column: name) }
    }

    /// What is finer than a millisecond is cut.
    func instant(_ name: String, at column: Int) throws(RowProblem) -> Instant {
        let microseconds: Int64
        do { microseconds = try microsecondsSince1970(at: column) } catch { throw RowProblem(error, column: name) }
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1000)
        let instant = Instant(millisecondsSince1970: remainder < 0 ? quotient - 1 : quotient)
        guard instant >= .earliest, instant <= .latest else { throw .time(column: name) }
        return instant
    }

    func optionalInstant(_ name: String, at column: Int) throws(RowProblem) -> Instant? {
        let isNull: Bool
        do { isNull = try self.isNull(at: column) } catch { throw RowProblem(error, column: name) }
        return isNull ? nil : try instant(name, at: column)
    }

    func count(_ name: String, at column: Int) throws(RowProblem) -> Int {
        do { return Int(try int64(at: column)) } catch { throw RowProblem(error, column: name) }
    }

    func quantity(_ name: String, at column: Int) throws(RowProblem) -> Quantity {
        let count: Int64
        do { count = try int64(at: column) } catch { throw RowProblem(error, column: name) }
        guard let quantity = Quantity(count) else { throw .quantity(count) }
        return quantity
    }

    /// A text that can be a name.
    func name(_ name: String, at column: Int) throws(RowProblem) -> String {
        let text: String
        do { text = try self.text(at: column) } catch { throw RowProblem(error, column: name) }
        do { try checkName(Array(text.utf8).span) } catch { throw .name(column: name, error) }
        return text
    }

    /// Appends the bytes of a text that can be a part of a description, which has blanks between its parts.
    func appendWord(_ name: String, at column: Int, to text: inout [UInt8]) throws(RowProblem) {
        let start = text.count
        do { try withUTF8(at: column) { text.append(contentsOf: $0) } } catch { throw RowProblem(error, column: name) }
        let word = text.span.extracting(start..<text.count)
        do { try checkName(word) } catch { throw .name(column: name, error) }
        for index in 0..<word.count where word[index] == UInt8(ascii: " ") { throw .blank(column: name) }
    }
}

extension RowProblem {
    init(_ error: PostgresError, column: String) {
        switch error {
        case .unexpectedNull: self = .null(column: column)
        case .outOfRange: self = .time(column: column)
        default: self = .unreadable(column: column, reason: error.message)
        }
    }
}

extension Instant {
    /// The first and the last millisecond that can be written: 0001-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z.
    static let earliest = Instant(millisecondsSince1970: -62_135_596_800_000)
    static let latest = Instant(millisecondsSince1970: 253_402_300_799_999)
}
