import CLibPQ

extension Session {
    /// Runs a statement and keeps all of its rows.
    func query(_ sql: String, _ values: [PostgresValue]) throws(PostgresError) -> PostgresResult {
        try replanning(sql) { () throws(PostgresError) in
            try send(sql, values)
            try flush()
            guard let result = try nextResult() else { throw lost() }
            let rows = PostgresResult(taking: result)
            try check(result)
            try drain()
            return rows
        }
    }

    /// Runs a statement and lends its rows one at a time, as they come.
    ///
    /// - Returns: how many there were.
    func stream(
        _ sql: String, _ values: [PostgresValue], _ body: (borrowing PostgresRow) throws -> Void
    ) throws -> Int {
        var count = 0
        try replanning(sql) {
            try send(sql, values)
            guard PQsetSingleRowMode(try openHandle()) == 1 else { throw lost() }
            try flush()
            while let result = try nextResult() {
                defer { PQclear(result) }
                guard PQresultStatus(result) == PGRES_SINGLE_TUPLE else {
                    try check(result)
                    continue
                }
                if interrupter.isRequested { throw PostgresError.cancelled }
                try body(PostgresRow(.result(result, row: 0, owner: nil)))
                count += 1
            }
        }
        return count
    }

    /// Runs any number of statements without parameters, separated by semicolons.
    func run(script: String) throws(PostgresError) {
        try sendScript(script)
        while let result = try nextResult() {
            defer { PQclear(result) }
            try check(result)
        }
    }

    /// Runs one statement without parameters or rows.
    ///
    /// - Returns: what the server says that it has done.
    func run(command: String) throws(PostgresError) -> String {
        try sendScript(command)
        guard let result = try nextResult() else { throw lost() }
        defer { PQclear(result) }
        try check(result)
        try drain()
        return PQcmdStatus(result).map { String(cString: $0) } ?? ""
    }

    func sendScript(_ script: String) throws(PostgresError) {
        guard PQsendQuery(try openHandle(), script) == 1 else { throw lost() }
        try flush()
    }

    /// Throws where a result is an error, or the beginning of a COPY.
    func check(_ result: OpaquePointer) throws(PostgresError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: throw .misuse("COPY has calls of its own.")
        default: throw error(of: result)
        }
    }

    /// Tries a statement once more where a table has changed its form since the statement was prepared. The server finds that out
    /// before the first row.
    private func replanning<Value, Failure: Error>(
        _ sql: String, _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        do {
            return try body()
        } catch {
            guard let state = (error as? PostgresError)?.sqlState,
                state == SQLState.featureNotSupported || state == SQLState.invalidStatementName
            else { throw error }
            if state == SQLState.invalidStatementName { statements.removeAll() } else { statements.forget(sql) }
            do { try drain() } catch { close() }
            guard transactionStatus == PQTRANS_IDLE else { throw error }
            return try body()
        }
    }

    private func send(_ sql: String, _ values: [PostgresValue]) throws(PostgresError) {
        parameters.set(values)
        let known = statements.name(of: sql, types: parameters.types)
        let name = if let known { known } else { try prepare(sql) }
        let handle = try openHandle()
        let isSent = parameters.withPointers { pointers, lengths, formats in
            PQsendQueryPrepared(handle, name, Int32(pointers.count), pointers, lengths, formats, 1)
        }
        guard isSent == 1 else { throw lost() }
    }

    /// Has the server parse and plan a statement, whose name is given.
    private func prepare(_ sql: String) throws(PostgresError) -> String {
        if transactionStatus != PQTRANS_INERROR {
            for name in statements.takeDiscarded() { try run(script: "DEALLOCATE \(name)") }
        }
        let (name, types) = statements.plan(sql, types: parameters.types)
        guard PQsendPrepare(try openHandle(), name, sql, Int32(types.count), types) == 1 else { throw lost() }
        try flush()
        while let result = try nextResult() {
            defer { PQclear(result) }
            try check(result)
        }
        statements.insert(sql, name: name, types: types)
        return name
    }
}
