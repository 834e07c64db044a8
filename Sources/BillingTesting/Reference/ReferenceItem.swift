public import Billing

/// A line item as the reference rater has it: a span rated for a month, or a correction.
public struct ReferenceItem: Sendable {
    public let organization: String
    public let space: String
    /// `{app}-{space}`.
    public let app: String
    public let description: String
    /// Days by the day rule, milliseconds by the second rule, of each day of the month; none of a correction, which is no usage.
    public let unitsByDay: [Int64]
    /// In minor units.
    public let billed: Int128
    public let isDatabase: Bool
    /// The closed month that it corrects, or nil for usage of the invoice's own month.
    public let correctedMonth: Month?
    /// What the line costs by now: what is billed, but for a correction, which is only the rest of it.
    public let due: Int128

    let span: ReferenceSpan

    /// All of ``unitsByDay``.
    public var unitsBilled: Int64 { unitsByDay.reduce(0, +) }
    public var resource: String? { span.resource }
    public var type: ItemType { span.type }
    public var quantity: Quantity { span.quantity }
    public var price: Price { span.price }
    public var createdAt: Instant { span.start }
    public var deletedAt: Instant? { span.end == .never ? nil : span.end }

    /// A span's part in a month.
    ///
    /// - Parameters:
    ///   - organization: what the organization is called, as ``space``.
    ///   - app: `{app}-{space}`.
    init(
        _ span: ReferenceSpan, organization: String, space: String, app: String, unitsByDay: [Int64], month: Month,
        rules: BillingRules
    ) {
        self.span = span
        self.organization = organization
        self.space = space
        self.app = app
        self.unitsByDay = unitsByDay
        description = span.description
        isDatabase = span.isDatabase(by: rules.databaseServices.words)
        correctedMonth = nil
        // price × quantity × units ÷ units of the month, from micro-units to minor units; adding half and cutting rounds
        // half up.
        let unitsOfMonth = Int128(rules.proration == .day ? month.days : month.days * 24 * 60 * 60 * 1000)
        let dividend = span.monthlyCost * Int128(unitsByDay.reduce(0, +))
        let divisor = unitsOfMonth * Int128(rules.currency.microUnitsPerMinorUnit)
        billed = (2 * dividend + divisor) / (2 * divisor)
        due = billed
    }

    /// What is still to be billed of a span in a month that is closed.
    ///
    /// - Parameter earlier: what was billed of it so far.
    init(
        correcting month: Month, _ span: ReferenceSpan, organization: String, space: String, app: String, due: Int128,
        earlier: Int128, rules: BillingRules
    ) {
        self.span = span
        self.organization = organization
        self.space = space
        self.app = app
        description = "\(span.description), correction of \(month.description.prefix(7))"
        isDatabase = span.isDatabase(by: rules.databaseServices.words)
        correctedMonth = month
        unitsByDay = []
        self.due = due
        billed = due - earlier
    }

    /// Whether it stands before another in an invoice: by organization, shown app, newest, description, resource, arrival.
    ///
    /// Of organizations of one name, the one without an id comes first, and then they come by their ids. Of two corrections
    /// that are alike but for their price or place, what is given back comes first.
    func isListed(before other: ReferenceItem) -> Bool {
        func order(_ left: String, _ right: String) -> Bool? {
            if left.utf8.elementsEqual(right.utf8) { return nil }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        let (id, otherID) = (span.organization.id, other.span.organization.id)
        if let decided = order(organization, other.organization) { return decided }
        if (id == nil) != (otherID == nil) { return id == nil }
        if let decided = order(id ?? "", otherID ?? "") { return decided }
        if let decided = order(app, other.app) { return decided }
        if createdAt != other.createdAt { return createdAt > other.createdAt }
        if let decided = order(description, other.description) { return decided }
        if let decided = order(resource ?? "", other.resource ?? "") { return decided }
        if span.position != other.span.position { return span.position < other.span.position }
        return billed < other.billed
    }
}
