import PostgresClient

extension PostgresConnection {
    /// Tells the planner, until the transaction ends, to keep to the indices.
    ///
    /// It is for statements that find rows by their keys, many at a time. Plans are kept, so one that was made when a table was
    /// small, or when nothing was known of it, must not read all of it when it is large. Starting other processes to help takes
    /// longer than such a statement.
    func keepToIndices() async throws {
        try await run(script: PostgresConnection.keepToIndicesScript)
    }

    static let keepToIndicesScript = """
        SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_material = off;
        SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off;
        SET LOCAL max_parallel_workers_per_gather = 0
        """
}
