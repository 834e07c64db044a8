import Billing
import PostgresClient

extension PostgresNames {
    /// Adds what is new, and gives known things the chunk's labels where those are later than their own.
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
        try await relabel(on: connection)
    }

    private func insert(
        _ new: [PostgresNewName], into table: PostgresTable, on connection: isolated PostgresConnection
    ) async throws {
        let columns = table == .apps ? "key, id, name, named, space" : "key, id, name, named"
        try await connection.copyRowsIn("COPY \(table.rawValue) (\(columns)) FROM STDIN (FORMAT binary)") { rows in
            for thing in new {
                let label = labels[table]?[thing.key]
                rows.append(thing.key)
                if let id = thing.id { names.withBytes(of: id, rows.append) } else { rows.appendNull() }
                names.withBytes(of: label?.name ?? thing.name, rows.append)
                rows.append((label?.named ?? .unnamed).millisecondsSince1970)
                if table == .apps { rows.append(thing.space) }
                try rows.endRow()
            }
        }
    }

    private func relabel(on connection: isolated PostgresConnection) async throws {
        let known = PostgresTable.allCases.map { table in
            (labels[table] ?? [:]).filter { !isNew($0.key) }.sorted { $0.key < $1.key }
        }
        guard known.contains(where: { !$0.isEmpty }) else { return }
        let parameters = known.flatMap { labels in
            [
                PostgresValue.int64s(labels.map(\.key)), .texts(labels.map { names[$0.value.name] }),
                .int64s(labels.map(\.value.named.millisecondsSince1970)),
            ]
        }
        _ = try await connection.query(PostgresNames.relabelSQL, parameters)
    }

    private static let relabelSQL = {
        let updates = PostgresTable.allCases.enumerated().map { index, table in
            """
            UPDATE \(table.rawValue) t SET name = given.name, named = given.named
            FROM unnest($\(3 * index + 1)::bigint[], $\(3 * index + 2)::text[], $\(3 * index + 3)::bigint[])
            AS given(key, name, named)
            WHERE t.key = given.key AND (given.named, given.name COLLATE "C") > (t.named, t.name)
            """
        }
        return "WITH a AS (\(updates[0])), b AS (\(updates[1])) \(updates[2])"
    }()
}
