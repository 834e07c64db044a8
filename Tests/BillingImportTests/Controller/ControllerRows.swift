/// Statements that make rows of a controller's database. What a row is called makes its id.
struct ControllerRows: ExpressibleByStringInterpolation, Sendable {
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { sql += literal }
        mutating func appendInterpolation(_ value: some CustomStringConvertible) { sql += "\(value)" }
        mutating func appendInterpolation(text: String) { sql += "'\(text)'" }
        /// The id of what is called so; null where nothing is.
        mutating func appendInterpolation(id name: String?) { sql += name.map { "'\(ControllerRows.id($0))'" } ?? "NULL" }
        mutating func appendInterpolation(at time: String) { sql += "'\(ControllerRows.time(time))'" }
    }

    let sql: String

    init(stringLiteral value: String) { sql = value }
    init(stringInterpolation: StringInterpolation) { sql = stringInterpolation.sql }

    /// The id of what is called so: its bytes, and zeros.
    static func id(_ name: String) -> String {
        let digits = name.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        var text = String((digits + String(repeating: "0", count: 32)).prefix(32))
        for position in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: position)) }
        return text
    }

    /// A moment of February 2017 where it begins with a day, `07` or `07 12:00:00.001`; else as it stands.
    static func time(_ text: String) -> String {
        if text.utf8.count == 2 { return "2017-02-\(text) 00:00:00Z" }
        return text.contains("-") || text.hasSuffix("infinity") ? text : "2017-02-\(text)Z"
    }
}

extension ControllerRows {
    static func organization(_ name: String, at created: String = "2016-07-01Z") -> ControllerRows {
        """
        INSERT INTO organizations (org, created, updated, name)
        VALUES (\(id: name), \(at: created), \(at: created), \(text: name));
        """
    }

    static func space(_ name: String, at created: String = "2016-07-01Z") -> ControllerRows {
        """
        INSERT INTO spaces (space, created, updated, name)
        VALUES (\(id: name), \(at: created), \(at: created), \(text: name));
        """
    }

    static func app(
        _ name: String, in organization: String? = "acme", _ space: String? = "main", from created: String,
        to deleted: String? = nil
    ) -> ControllerRows {
        """
        INSERT INTO apps (app, created, updated, name, space, org, deleted) VALUES
            (\(id: name), \(at: created), \(at: deleted ?? created), \(text: name), \(id: space), \(id: organization),
            \(deleted != nil));
        """
    }

    static func change(
        _ name: String, of formation: String = "f1", app: String? = "shop", _ type: String = "web", _ quantity: Int = 1,
        _ size: String = "gp1", cents: String = "3000", at created: String
    ) -> ControllerRows {
        """
        INSERT INTO formation_changes (formation_change, formation, app, created, type, quantity, size, price) VALUES
            (\(id: name), \(id: formation), \(id: app), \(at: created), \(text: type), \(quantity), \(text: size),
            \(text: cents));
        """
    }

    static func deletedFormation(
        _ name: String, app: String = "shop", _ type: String = "web", updated: String
    ) -> ControllerRows {
        """
        INSERT INTO formations (formation, app, created, updated, type, quantity, size, deleted)
        VALUES (\(id: name), \(id: app), '2016-07-01', \(at: updated), \(text: type), 1, 'gp1', true);
        """
    }

    static func service(
        _ name: String, _ plan: String = "redis:small", cents: String = "14000", from created: String, to deleted: String? = nil
    ) -> ControllerRows {
        """
        INSERT INTO services (service, created, updated, plan_name, price, deleted) VALUES
            (\(id: name), \(at: created), \(at: deleted ?? created), \(text: plan), \(text: cents), \(deleted != nil));
        """
    }

    static func attachment(
        _ name: String, of service: String, to app: String? = "shop", isOwned: Bool = true, at created: String,
        isDeleted: Bool = false
    ) -> ControllerRows {
        """
        INSERT INTO service_attachments (service_attachment, service, app, owned, created, updated, deleted)
        VALUES (\(id: name), \(id: service), \(id: app), \(isOwned), \(at: created), \(at: created), \(isDeleted));
        """
    }
}
