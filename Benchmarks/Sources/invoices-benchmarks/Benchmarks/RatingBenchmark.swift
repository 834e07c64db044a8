import Billing

/// How many spans are rated a second, on one core.
enum RatingBenchmark: Benchmark {
    static let name = "rating"
    static let summary = "10 million spans rated on one core, contested days included"

    private static let spans = 10_000_000
    /// A million are enough to know the speed of plain SQL, which has them in memory too.
    private static let peerSpans = 1_000_000
    private static let targetSpansPerSecond = 100_000_000.0

    static func run(in workspace: Workspace) async throws -> [Measurement] {
        let peer = try await peerSpansPerSecond()
        let columns = RandomSpans.columns(spans)
        var measurements: [Measurement] = []
        for proration in [Proration.day, .second] {
            let rater = Rater(period: RandomSpans.period, proration: proration, currency: .usd)
            var totals = RatedTotals()
            let time = await shortest(of: 9) { await seconds { totals = rater.rate(columns).totals } }
            guard totals.dynoUnits > 0 else { throw BenchmarkFailure("nothing was rated") }
            measurements.append(
                Measurement(
                    name: "rating by the \(proration.rawValue) rule", value: Double(spans) / time, unit: .spansPerSecond,
                    peer: proration == .day ? .init(name: "SQL SUM … GROUP BY in memory", value: peer) : nil,
                    target: proration == .day ? .atLeast(targetSpansPerSecond) : nil))
        }
        return measurements
    }

    /// The same sums by SQL, which have to be the same.
    private static func peerSpansPerSecond() async throws -> Double {
        let columns = RandomSpans.columns(peerSpans, seed: 2)
        let database = try table(of: columns)
        let amount = AmountSQL.amount(in: RandomSpans.period, currency: .usd, lostDays: "lost_days")
        let days = AmountSQL.days(in: RandomSpans.period, lostDays: "lost_days")
        let statement = try database.prepare(
            """
            SELECT type, sum(amount), sum(amount * is_database), sum(quantity), sum(quantity * days) FROM (
                SELECT type, is_database, quantity, \(amount) AS amount, \(days) AS days FROM spans
            ) GROUP BY type
            """)
        var sums = RatedTotals()
        let time = try await shortest {
            try await seconds {
                sums = RatedTotals()
                while try statement.step() { add(statement, to: &sums) }
            }
        }
        let rater = Rater(period: RandomSpans.period, proration: .day, currency: .usd)
        try expectEqual(rater.rate(columns).totals, sums, "the sums over \(peerSpans) spans")
        return Double(peerSpans) / time
    }

    private static func add(_ row: PlainStatement, to sums: inout RatedTotals) {
        let amount = Money(minorUnits: Int128(row.integer(at: 1)))
        if row.integer(at: 0) == Int64(ItemType.addon.rawValue) {
            sums.addons = amount
            sums.databases = Money(minorUnits: Int128(row.integer(at: 2)))
        } else {
            sums.dynos = amount
            sums.dynoUnits = row.integer(at: 3)
            sums.weightedDynoHourHundredths = Int128(row.integer(at: 4)) * 2400
        }
    }

    private static func table(of columns: SpanColumns) throws -> PlainDatabase {
        let database = try PlainDatabase(path: PlainDatabase.memory)
        try database.execute(
            """
            CREATE TABLE spans (
                start INTEGER, "end" INTEGER, price INTEGER, quantity INTEGER, type INTEGER, is_database INTEGER,
                lost_days INTEGER
            ) STRICT;
            BEGIN;
            """)
        let insert = try database.prepare("INSERT INTO spans VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        for index in 0..<columns.count {
            let flags = columns.flags(at: index)
            insert.bind([
                columns.starts[index], columns.ends[index], columns.prices[index], Int64(columns.quantities[index]),
                Int64(flags.type.rawValue), flags.isDatabase ? 1 : 0, Int64(flags.lost.count),
            ])
            _ = try insert.step()
        }
        try database.execute("COMMIT")
        return database
    }
}
