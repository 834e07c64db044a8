/// A CSV text (RFC 4180) taken apart in the most obvious way: its rows, each by the names of the columns. Names and fields are
/// compared as they stand in the text, byte for byte.
public struct CSVTable: Sendable {
    public let columns: [String]
    /// All rows but the header, as fields.
    public let rows: [[String]]

    /// - Returns: nil for what is no CSV, or has rows of different lengths.
    public init?(_ text: [UInt8]) {
        var rows: [[String]] = []
        var row: [String] = []
        var position = 0
        while position < text.count {
            guard let field = CSVTable.field(of: text, at: &position) else { return nil }
            row.append(field)
            if position < text.count, text[position] == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard position + 1 < text.count, text[position] == 13, text[position + 1] == 10 else { return nil }
            position += 2
            rows.append(row)
            row = []
        }
        guard row.isEmpty, let header = rows.first, rows.allSatisfy({ $0.count == header.count }) else { return nil }
        columns = header
        self.rows = Array(rows.dropFirst())
    }

    /// The fields of a column, row by row.
    public subscript(column: String) -> [String] {
        guard let index = columns.firstIndex(of: column) else { return [] }
        return rows.map { $0[index] }
    }

    private static func field(of text: [UInt8], at position: inout Int) -> String? {
        var field: [UInt8] = []
        guard text[position] == UInt8(ascii: "\"") else {
            while position < text.count, !",\r\n\"".utf8.contains(text[position]) {
                field.append(text[position])
                position += 1
            }
            return String(decoding: field, as: UTF8.self)
        }
        position += 1
        while position < text.count {
            if text[position] == UInt8(ascii: "\"") {
                position += 1
                guard position < text.count, text[position] == UInt8(ascii: "\"") else {
                    return String(decoding: field, as: UTF8.self)
                }
            }
            field.append(text[position])
            position += 1
        }
        return nil
    }
}
