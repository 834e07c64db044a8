public import Billing

/// A line item as the reference rater has it.
public struct ReferenceItem: Sendable {
    public let organization: String
    /// Nil for one that is known by its name.
    public let organizationID: String?
    /// `{app}-{space}`.
    public let app: String
    public let resource: String?
    public let description: String
    public let type: ItemType
    public let quantity: Quantity
    public let price: Price
    public let createdAt: Instant
    public let deletedAt: Instant?
    /// Days by the day rule, milliseconds by the second rule.
    public let unitsBilled: Int64
    /// In minor units.
    public let billed: Int128

    /// The place in the order of arrival.
    let position: Int
    /// What the organization and the space are known by.
    let organizationIdentity: [[UInt8]]
    let spaceIdentity: [[UInt8]]

    /// - Parameters:
    ///   - organization: what the organization is called.
    ///   - app: `{app}-{space}`.
    init(_ span: ReferenceSpan, organization: String, app: String, unitsBilled: Int64, month: Month, rules: BillingRules) {
        self.organization = organization
        self.app = app
        organizationID = span.organization.id
        organizationIdentity = span.organization.identity
        spaceIdentity = span.space.identity
        resource = span.resource
        description = span.description
        type = span.type
        quantity = span.quantity
        price = span.price
        createdAt = span.start
        deletedAt = span.end == .never ? nil : span.end
        self.unitsBilled = unitsBilled
        position = span.position
        // price × quantity × units ÷ units of the month, from micro-units to minor units; adding half and cutting rounds
        // half up.
        let unitsOfMonth = Int128(rules.proration == .day ? month.days : month.days * 24 * 60 * 60 * 1000)
        let dividend = span.monthlyCost * Int128(unitsBilled)
        let divisor = unitsOfMonth * Int128(rules.currency.microUnitsPerMinorUnit)
        billed = (2 * dividend + divisor) / (2 * divisor)
    }

    /// Whether it stands before another in an invoice: by organization, shown app, newest, description, resource, arrival.
    ///
    /// Of organizations of one name, the one without an id comes first, and then they come by their ids.
    func isListed(before other: ReferenceItem) -> Bool {
        func order(_ left: String, _ right: String) -> Bool? {
            if left.utf8.elementsEqual(right.utf8) { return nil }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        if let decided = order(organization, other.organization) { return decided }
        if (organizationID == nil) != (other.organizationID == nil) { return organizationID == nil }
        if let decided = order(organizationID ?? "", other.organizationID ?? "") { return decided }
        if let decided = order(app, other.app) { return decided }
        if createdAt != other.createdAt { return createdAt > other.createdAt }
        if let decided = order(description, other.description) { return decided }
        if let decided = order(resource ?? "", other.resource ?? "") { return decided }
        return position < other.position
    }
}
