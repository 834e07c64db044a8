import Billing
import PostgresClient

/// How far a controller's database has been read: of each table the latest time at which a row was made or changed, among those
/// that were read.
///
/// It is kept as text, `1 apps=2017-02-05T22:16:56.616Z …`, which begins with the number of its form.
struct ControllerCursor: Hashable, Sendable {
    private static let form = "1"
    /// How much of what was read is read again: a row shows up when its transaction ends, with the time of the beginning.
    private static let overlapMilliseconds: Int64 = 10 * 60_000

    private static let pendingKey = "pending"

    private var latest: [ControllerTable: Instant] = [:]
    /// Apps of which not all rows may have been read, however old, because a reading was broken off.
    var pending: [PostgresUUID] = []

    init() {}

    /// Nil where the text is of another form: all is read then, which changes nothing that is known.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.first == Substring(ControllerCursor.form) else { return nil }
        for word in words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            if parts[0] == Substring(ControllerCursor.pendingKey) {
                let ids = parts[1].split(separator: ",").map { PostgresUUID($0) }
                guard !ids.contains(nil) else { return nil }
                pending = ids.compactMap(\.self)
            } else if let table = ControllerTable(rawValue: String(parts[0])),
                let instant = try? Instant(parsing: Array(parts[1].utf8).span)
            {
                latest[table] = instant
            } else {
                return nil
            }
        }
    }

    mutating func note(_ instant: Instant, of table: ControllerTable) {
        latest[table] = max(latest[table] ?? instant, instant)
    }

    /// Forgets what lies after the database's own time, so that one row with a wrong time does not hide all that come after it.
    mutating func cut(at now: Instant) {
        latest = latest.mapValues { min($0, now) }
    }

    /// What was noted here, and, of tables of which nothing was, what was noted before.
    func after(_ earlier: ControllerCursor) -> ControllerCursor {
        var merged = self
        merged.latest.merge(earlier.latest) { own, before in max(own, before) }
        return merged
    }

    /// From which time on a table's rows are to be read, as PostgreSQL reads it.
    func start(of table: ControllerTable) -> String {
        guard let latest = latest[table] else { return "-infinity" }
        return "\(max(latest.advanced(milliseconds: -ControllerCursor.overlapMilliseconds), .earliest))"
    }
}

extension ControllerCursor: CustomStringConvertible {
    var description: String {
        var parts = [ControllerCursor.form]
        parts += ControllerTable.allCases.compactMap { table in latest[table].map { "\(table.name)=\($0)" } }
        if !pending.isEmpty {
            parts.append("\(ControllerCursor.pendingKey)=\(pending.map(\.description).joined(separator: ","))")
        }
        return parts.joined(separator: " ")
    }
}
