public import Billing

/// One usage line, with its names as texts: what tests are written in, and what the reference rater works on.
///
/// It is not `Equatable`, because Swift takes two spellings of "é" for one text and usage does not: see ``content``.
public struct UsageRecord: Sendable {
    public var organization: String
    public var space: String
    /// The app's own name, without the suffix of its space.
    public var app: String
    public var appID: String?
    /// The process type of a dyno, the name of an add-on, or nil for an add-on that is a resource of its own.
    public var resource: String?
    public var description: String
    public var type: ItemType
    public var quantity: Quantity
    public var price: Price
    public var createdAt: Instant
    /// Nil while it runs.
    public var deletedAt: Instant?

    /// A line for `gp2 web dyno` or `alamo-redis:small addon`: the description tells the type, and a dyno's process type.
    public init(
        _ description: String, price: Price, quantity: Int64 = 1, from createdAt: Instant, to deletedAt: Instant? = nil,
        organization: String = "akkeris", space: String = "space", app: String = "app", appID: String? = nil,
        resource: String? = nil
    ) {
        let words = description.split(separator: " ").map(String.init)
        guard let type = words.last.flatMap(ItemType.init(name:)), words.count == (type == .dyno ? 3 : 2) else {
            preconditionFailure("\(description) is neither a dyno nor an addon")
        }
        guard let quantity = Quantity(quantity) else { preconditionFailure("\(quantity) is not a quantity") }
        self.organization = organization
        self.space = space
        self.app = app
        self.appID = appID
        self.resource = type == .dyno ? words[1] : resource
        self.description = description
        self.type = type
        self.quantity = quantity
        self.price = price
        self.createdAt = createdAt
        self.deletedAt = deletedAt
    }

    /// The same line with another end.
    public func ending(_ deletedAt: Instant?) -> UsageRecord {
        var record = self
        record.deletedAt = deletedAt
        return record
    }

    /// What a line is known by: all of it but its end, so that no two different lines give the same bytes.
    public var content: [UInt8] {
        let names = [organization, space, app, appID, resource, description].map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
        let facts = [type.name, "\(quantity.count)", "\(price)", "\(createdAt)"]
        return Array((names + facts).joined(separator: ",").utf8)
    }

    /// What its app is known by: the id where it has one, else its name and space.
    var appKey: [[UInt8]] {
        if let appID { return [Array("id".utf8), Array(appID.utf8)] }
        return [Array("name".utf8), Array(app.utf8), Array(space.utf8)]
    }

    /// What its resource is known by, or nil for an add-on that is a resource of its own.
    var resourceKey: [[UInt8]]? {
        resource.map { appKey + [Array(type.name.utf8), Array($0.utf8)] }
    }
}

extension UsageRecord: CustomDebugStringConvertible {
    public var debugDescription: String {
        let end = deletedAt.map { "\($0)" } ?? "open"
        let names = "\(organization)/\(space)/\(app)(\(appID ?? "-"))/\(resource ?? "-")"
        return "\(names) \(description) \(quantity.count) × \(price), \(createdAt) to \(end)"
    }
}
