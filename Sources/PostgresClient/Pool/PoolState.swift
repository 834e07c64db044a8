/// What the pool knows about its connections and those who wait for them. Pure bookkeeping, under the pool's lock.
struct PoolState {
    private let maximumConnections: Int
    private var idle: [PooledConnection] = []
    private var lentCount = 0
    private var openingCount = 0
    /// In the order in which they came; some may have been cancelled since.
    private var waiters: [PoolWaiter] = []
    private var closers: [CheckedContinuation<Void, Never>] = []
    private(set) var isClosed = false
    private var hasTimer = false

    init(maximumConnections: Int) { self.maximumConnections = max(maximumConnections, 1) }

    var connectionCount: Int { idle.count + lentCount + openingCount }

    /// Takes a connection that nobody waits for. The one that was used last is the likeliest to work.
    mutating func takeIdle() -> PooledConnection? {
        guard let connection = idle.popLast() else { return nil }
        lentCount += 1
        return connection
    }

    /// Puts a task at the end of the queue.
    ///
    /// - Returns: whether a connection is to be opened, and whether a timer is to be started.
    mutating func wait(_ waiter: PoolWaiter) -> (opens: Bool, startsTimer: Bool) {
        waiters.append(waiter)
        defer { hasTimer = true }
        return (reserveOpening(), !hasTimer)
    }

    /// Reserves a place for a new connection where somebody waits for it.
    mutating func reserveOpening() -> Bool {
        guard !isClosed, waiters.count > openingCount, connectionCount < maximumConnections else { return false }
        openingCount += 1
        return true
    }

    /// Hands a connection that was opened or given back to the first who waits, or keeps it.
    mutating func put(_ connection: PooledConnection, wasOpening: Bool) {
        if wasOpening { openingCount -= 1 } else { lentCount -= 1 }
        guard !isClosed else { return }
        while !waiters.isEmpty {
            if waiters.removeFirst().resolve(.success(connection)) {
                lentCount += 1
                return
            }
        }
        idle.append(connection)
    }

    mutating func dropLent() { lentCount -= 1 }

    /// A connection did not come about: the first who waits is told why.
    mutating func failOpening(_ error: PostgresError) {
        openingCount -= 1
        while !waiters.isEmpty {
            if waiters.removeFirst().resolve(.failure(error)) { return }
        }
    }

    /// Ends the wait of those whose time is over. All may wait equally long, so they stand in the order of their deadlines.
    ///
    /// - Returns: when the next one's time is over; nil where nobody waits, and the timer ends.
    mutating func expire(now: Int64, with error: PostgresError) -> Int64? {
        while let first = waiters.first, first.deadlineMilliseconds <= now {
            _ = waiters.removeFirst().resolve(.failure(error))
        }
        hasTimer = !waiters.isEmpty
        return waiters.first?.deadlineMilliseconds
    }

    /// Turns away everybody, and gives up what is idle.
    mutating func close() -> [PooledConnection] {
        isClosed = true
        for waiter in waiters { _ = waiter.resolve(.failure(.poolClosed)) }
        waiters.removeAll()
        defer { idle.removeAll() }
        return idle
    }

    /// Keeps who waits for the pool to be empty, unless it is.
    mutating func addCloser(_ closer: CheckedContinuation<Void, Never>) -> Bool {
        if connectionCount > 0 { closers.append(closer) }
        return connectionCount > 0
    }

    /// Those to be told that a closed pool has become empty.
    mutating func takeClosers() -> [CheckedContinuation<Void, Never>] {
        guard isClosed, connectionCount == 0 else { return [] }
        defer { closers.removeAll() }
        return closers
    }
}
