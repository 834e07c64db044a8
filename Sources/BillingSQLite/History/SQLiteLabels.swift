import Billing
import GRDB

/// What ids were called at an earlier batch, by the events that were known then and had not been taken back.
///
/// It is asked only for labels that have changed since, because for those of organizations and spaces it looks at all events.
struct SQLiteLabels {
    private let database: Database
    private let viewpoint: SQLiteViewpoint

    init(_ database: Database, at viewpoint: SQLiteViewpoint) {
        self.database = database
        self.viewpoint = viewpoint
    }

    /// - Returns: the latest label of each, and of two at one millisecond the greater; none for what had none.
    func labels(of keys: Set<Int64>, among things: SQLiteNamed) throws -> [Int64: String] {
        guard !keys.isEmpty else { return [:] }
        let select = try SQLiteStatement(Self.sql(of: things), on: database)
        select.bind(copy: "[\(keys.map(String.init).joined(separator: ","))]", at: 1)
        select.bind(viewpoint.sequence, at: 2)
        var labels: [Int64: (happened: Int64, name: [UInt8])] = [:]
        while try select.step() {
            let (key, happened) = (select.integer(at: 0), select.integer(at: 1))
            if let known = labels[key] {
                guard known.happened <= happened else { continue }
                let isGreater = known.name.lexicographicallyPrecedes(select.bytes(at: 2))
                guard known.happened < happened || isGreater else { continue }
            }
            labels[key] = (happened, Array(select.bytes(at: 2)))
        }
        return labels.mapValues { String(decoding: $0.name, as: UTF8.self) }
    }

    static func sql(of things: SQLiteNamed) -> String {
        let column = things.rawValue
        let keys = "(SELECT value FROM json_each(?1))"
        let own = things == .app ? "resource IN (SELECT key FROM resources WHERE app IN \(keys))" : "\(column) IN \(keys)"
        func part(_ table: String, _ condition: String) -> String {
            """
            SELECT \(column), happened, text FROM \(table) CROSS JOIN texts ON key = \(column)_name
            WHERE \(condition) AND sequence <= ?2 AND (retracted IS NULL OR retracted > ?2)
            """
        }
        return part("events", own) + " UNION ALL " + part("app_events", "\(column) IN \(keys)")
    }
}
