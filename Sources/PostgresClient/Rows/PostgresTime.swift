/// PostgreSQL counts time in microseconds from the beginning of the year 2000.
enum PostgresTime {
    static let microsecondsFrom1970To2000: Int64 = 946_684_800_000_000
}
