import CLibPQ

extension Session {
    /// Sends the data of a `COPY … FROM STDIN`.
    ///
    /// - Returns: how many rows the server took.
    func copyIn(_ sql: String, _ body: (PostgresCopyWriter) throws -> Void) throws -> Int {
        try sendScript(sql)
        let (columnCount, isBinary) = try beginCopy(PGRES_COPY_IN)
        let writer = PostgresCopyWriter(session: self, columnCount: columnCount, isBinary: isBinary)
        do {
            try body(writer)
            try writer.finish()
        } catch {
            writer.close()
            // Where the server has stopped the COPY, its own reason is the one that counts.
            if writer.wasRefused, let refusal = try refusal() { throw refusal }
            if transactionStatus == PQTRANS_ACTIVE { try endCopyIn(reason: "stopped by the client") }
            throw error
        }
        try endCopyIn(reason: nil)
        return try finishCopy()
    }

    /// Lends the rows of a `COPY … TO STDOUT (FORMAT binary)` one at a time, as they come.
    ///
    /// - Returns: how many there were.
    func copyOut(_ sql: String, _ body: (borrowing PostgresRow) throws -> Void) throws -> Int {
        try sendScript(sql)
        let (columnCount, isBinary) = try beginCopy(PGRES_COPY_OUT)
        guard isBinary else { throw PostgresError.misuse("COPY … TO STDOUT needs (FORMAT binary).") }
        let reader = CopyReader(columnCount: columnCount)
        while let data = try nextCopyData() {
            defer { PQfreemem(data.baseAddress) }
            if interrupter.isRequested { throw PostgresError.cancelled }
            try reader.read(UnsafeRawBufferPointer(data), body)
        }
        return try finishCopy()
    }

    /// Hands bytes to libpq, and waits until the server has taken them, so that they do not pile up.
    ///
    /// - Returns: false where the server has stopped the COPY.
    func putCopyData(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) -> Bool {
        let handle = try openHandle()
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        while true {
            if interrupter.isRequested { throw .cancelled }
            switch PQputCopyData(handle, start, Int32(bytes.count)) {
            case 1:
                try flush()
                return true
            case 0: try wait(for: System.writable)
            default: return false
            }
        }
    }

    /// Says that all data has been sent, or why no more comes.
    func endCopyIn(reason: String?) throws(PostgresError) {
        let handle = try openHandle()
        while true {
            switch PQputCopyEnd(handle, reason) {
            case 1: return try flush()
            case 0: try wait(for: System.writable)
            default: return
            }
        }
    }

    /// The next piece of data that a COPY gives, which is a row, nil after the last. It is to be freed with `PQfreemem`.
    func nextCopyData() throws(PostgresError) -> UnsafeMutableRawBufferPointer? {
        let handle = try openHandle()
        while true {
            var start: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(handle, &start, 1)
            if count > 0 { return UnsafeMutableRawBufferPointer(start: start, count: Int(count)) }
            guard count == 0 else { return nil }
            try wait(for: System.readable)
            guard PQconsumeInput(handle) == 1 else { throw lost() }
        }
    }

    private func beginCopy(_ expected: ExecStatusType) throws(PostgresError) -> (columnCount: Int, isBinary: Bool) {
        guard let result = try nextResult() else { throw lost() }
        defer { PQclear(result) }
        guard PQresultStatus(result) == expected else {
            try check(result)
            throw .misuse("The statement is no COPY in the direction asked for.")
        }
        return (Int(PQnfields(result)), PQbinaryTuples(result) == 1)
    }

    /// The server's answer after the data.
    private func finishCopy() throws -> Int {
        var count = 0
        while let result = try nextResult() {
            defer { PQclear(result) }
            try check(result)
            count = PostgresResult.affectedRowCount(of: result)
        }
        return count
    }

    private func refusal() throws(PostgresError) -> PostgresError? {
        guard let result = try nextResult() else { return nil }
        defer { PQclear(result) }
        return PQresultStatus(result) == PGRES_FATAL_ERROR ? error(of: result) : nil
    }
}
