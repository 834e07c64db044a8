import CLibPQ

/// libpq's connection, of which all calls block: used on one thread at a time, the connection's own.
///
/// This file opens and closes it and waits for the server; its extensions send statements and copy.
final class Session {
    private(set) var handle: OpaquePointer?
    let interrupter: Interrupter
    let parameters = ParameterBuffer()
    var statements: PreparedStatements
    private let defaultTimeoutMilliseconds: Int
    private var ticket: UInt64 = 0
    private var deadline: Int64?
    private var isLeftByServer = false

    /// Opens a connection, which takes as long as it takes.
    init(_ configuration: PostgresConfiguration) throws(PostgresError) {
        let handle = try Session.connect(configuration)
        guard PQstatus(handle) == CONNECTION_OK, let key = CancelKey(connection: handle), PQsetnonblocking(handle, 1) == 0 else {
            defer { PQfinish(handle) }
            let reason = Session.message(of: handle)
            throw .cannotConnect(reason: reason, isTransient: Session.isTransient(reason))
        }
        self.handle = handle
        interrupter = Interrupter(key: key, graceMilliseconds: configuration.cancellationGraceMilliseconds)
        statements = PreparedStatements(limit: configuration.preparedStatementLimit)
        defaultTimeoutMilliseconds = configuration.statementTimeoutMilliseconds
        receiveNotices(handle)
    }

    deinit { close() }

    func close() {
        if let handle { PQfinish(handle) }
        handle = nil
    }

    /// Whether statements can be sent.
    var isOpen: Bool { handle.map { PQstatus($0) == CONNECTION_OK } ?? false }

    var isInTransaction: Bool { transactionStatus == PQTRANS_INTRANS || transactionStatus == PQTRANS_INERROR }

    var transactionStatus: PGTransactionStatusType { handle.map(PQtransactionStatus) ?? PQTRANS_UNKNOWN }

    func openHandle() throws(PostgresError) -> OpaquePointer {
        guard let handle else { throw .connectionClosed }
        return handle
    }

    /// Takes notices, which libpq would print to standard error, and the farewell of a server that goes down while the connection
    /// is idle, which comes as a notice too and a moment before the end.
    private func receiveNotices(_ handle: OpaquePointer) {
        // The session outlives libpq's connection, which it closes.
        PQsetNoticeReceiver(
            handle,
            { context, notice in
                guard let context, let severity = PQresultErrorField(notice, Session.code(of: "V")) else { return }
                let text = String(cString: severity)
                if text == "FATAL" || text == "PANIC" {
                    Unmanaged<Session>.fromOpaque(context).takeUnretainedValue().isLeftByServer = true
                }
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Looks whether the server has hung up in the meantime, without asking it.
    func isAlive() -> Bool {
        guard let handle, isOpen else { return false }
        while let events = System.wait(for: System.readable, on: PQsocket(handle), milliseconds: 0), events != 0 {
            // What an idle connection is sent is that a setting changed, or that the server goes down.
            guard PQconsumeInput(handle) == 1 else { break }
            _ = PQisBusy(handle)
        }
        if !isOpen || isLeftByServer { close() }
        return isOpen
    }

    /// Runs one statement: everything from sending it until the server is ready for the next.
    ///
    /// A connection of which that cannot be said for sure is closed.
    func statement<Value>(
        _ ticket: UInt64, timeoutMilliseconds: Int?, _ body: () throws -> Value
    ) throws -> Value {
        guard handle != nil else { throw PostgresError.connectionClosed }
        let timeout = timeoutMilliseconds ?? defaultTimeoutMilliseconds
        self.ticket = ticket
        deadline = timeout > 0 ? System.monotonicMilliseconds() + Int64(timeout) : nil
        let result = Result(catching: body)
        if case .failure(let error) = result { recover(from: error) }
        let (reason, isSettled) = interrupter.end()
        if !isSettled || !isOpen { close() }
        return try result.mapError { Session.explained($0, by: reason, timeoutMilliseconds: timeout) }.get()
    }

    /// Reads what is left of a statement that failed.
    private func recover(from error: any Error) {
        guard isOpen else { return }
        if transactionStatus == PQTRANS_ACTIVE, (error as? PostgresError)?.sqlState == nil {
            interrupter.interrupt(ticket, because: .abandoned)
        }
        do { try drain() } catch { close() }
    }

    /// The server reports every cancellation alike; only this side knows why it was asked for.
    private static func explained(
        _ error: any Error, by reason: Interrupter.Reason?, timeoutMilliseconds: Int
    ) -> any Error {
        guard let known = error as? PostgresError, known == .cancelled || known.sqlState == SQLState.queryCanceled else {
            return error
        }
        return switch reason {
        case .cancelled: PostgresError.cancelled
        case .timeout: PostgresError.statementTimeout(milliseconds: timeoutMilliseconds)
        case .abandoned, nil: error
        }
    }

    // MARK: Waiting

    /// Waits until the socket is ready, the statement's time is over, or the server was asked to stop and did not.
    @discardableResult
    func wait(for events: Int16) throws(PostgresError) -> Int16 {
        let handle = try openHandle()
        while true {
            let now = System.monotonicMilliseconds()
            if let deadline, now >= deadline { interrupter.interrupt(ticket, because: .timeout) }
            if interrupter.isRequested, !interrupter.insist(now: now) {
                close()
                throw .connectionLost(reason: "the server did not react to a cancellation")
            }
            // A cancellation from another task does not end the wait, the server's answer to it does; this looks after the rest.
            let remaining = deadline.map { $0 - now } ?? .max
            let milliseconds = remaining > 0 ? min(200, remaining) : 50
            guard let ready = System.wait(for: events, on: PQsocket(handle), milliseconds: milliseconds) else { throw lost() }
            if ready != 0 { return ready }
        }
    }

    /// Sends what libpq still holds back.
    func flush() throws(PostgresError) {
        let handle = try openHandle()
        while true {
            switch PQflush(handle) {
            case 0: return
            case 1:
                let ready = try wait(for: System.readable | System.writable)
                // The server may have to get rid of something before it reads on.
                if ready & System.readable != 0, PQconsumeInput(handle) != 1 { throw lost() }
            default: throw lost()
            }
        }
    }

    /// The next result of the statement, nil after the last. libpq gives what the server said before it hung up as a result too.
    func nextResult() throws(PostgresError) -> OpaquePointer? {
        let handle = try openHandle()
        while PQisBusy(handle) == 1 {
            try wait(for: System.readable)
            guard PQconsumeInput(handle) == 1 else { break }
        }
        return PQgetResult(handle)
    }

    /// Reads and forgets until the server is ready for the next statement.
    func drain() throws(PostgresError) {
        while let result = try nextResult() {
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COPY_IN: try endCopyIn(reason: "the data does not come")
            case PGRES_COPY_OUT: while let data = try nextCopyData() { PQfreemem(data.baseAddress) }
            default: break
            }
        }
    }

    // MARK: Errors

    /// What the connection says about its end.
    func lost() -> PostgresError {
        .connectionLost(reason: handle.map(Session.message(of:)) ?? "it is closed")
    }

    /// The error that a result is.
    func error(of result: OpaquePointer) -> PostgresError {
        func field(_ letter: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Session.code(of: letter)).map { String(cString: $0) }
        }
        guard let sqlState = field("C"), let message = field("M") else {
            let reason = PQresultErrorMessage(result).map { String(cString: $0).singleLine } ?? ""
            return .connectionLost(reason: reason)
        }
        return .server(
            PostgresServerError(
                sqlState: sqlState, message: message, detail: field("D"), hint: field("H"), table: field("t"),
                constraint: field("n")))
    }

    /// The letters are those of the protocol's error fields, which libpq's own names for them stand for.
    private static func code(of letter: Unicode.Scalar) -> Int32 { Int32(letter.value) }

    private static func message(of handle: OpaquePointer) -> String {
        PQerrorMessage(handle).map { String(cString: $0).singleLine } ?? ""
    }
}
