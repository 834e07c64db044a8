import Billing
import PostgresClient

extension PostgresNames {
    /// Adds what is new.
    func write(on connection: isolated PostgresConnection) async throws {
        for (table, rows) in new { try await insert(rows, into: table, on: connection) }
        if !newTexts.isEmpty {
            try await connection.copyRowsIn("COPY texts (key, text) FROM STDIN (FORMAT binary)") { rows in
                for text in newTexts {
                    rows.append(text.key)
                    names.withBytes(of: text.name, rows.append)
                    try rows.endRow()
                }
            }
        }
    }

    private func insert(
        _ new: [PostgresNewName], into table: PostgresTable, on connection: isolated PostgresConnection
    ) async throws {
        let columns = "key, id, name, named, " + (table == .apps ? "space" : "batch")
        try await connection.copyRowsIn("COPY \(table.rawValue) (\(columns)) FROM STDIN (FORMAT binary)") { rows in
            for thing in new {
                let label = labels[table]?[thing.key]
                rows.append(thing.key)
                if let id = thing.id { names.withBytes(of: id, rows.append) } else { rows.appendNull() }
                names.withBytes(of: label?.name ?? thing.name, rows.append)
                rows.append((label?.named ?? .unnamed).millisecondsSince1970)
                rows.append(table == .apps ? thing.space : batch)
                try rows.endRow()
            }
        }
    }
}
