/// Which add-ons are databases: those whose service's name (the plan's part before the colon) contains one of these words.
public struct DatabaseServices: Hashable, Sendable {
    public let words: [String]

    /// Redis and memcached are not databases.
    public static let standard = DatabaseServices(words: ["postgresql", "mysql", "mariadb", "mongodb", "cassandra"])

    public init(words: [String]) {
        self.words = words.filter { !$0.isEmpty }
    }

    /// Whether an add-on's description, such as `alamo-postgresql:small addon`, is that of a database.
    public func contain(description: String) -> Bool {
        let service = description.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: " ") }
        return words.contains { word in
            service.indices.contains { service[$0...].starts(with: word.utf8) }
        }
    }
}
