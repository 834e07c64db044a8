/// The spans of one scope and one month, as columns: one array a property, one index a span.
///
/// Rating reads the first five columns from end to end; what names things is codes into tables, and is looked up only for the
/// items that are shown.
public struct SpanColumns: Sendable {
    /// In milliseconds since 1970, as ``ends``.
    public private(set) var starts: [Int64] = []
    public private(set) var ends: [Int64] = []
    /// In micro-units.
    public private(set) var prices: [Int64] = []
    public private(set) var quantities: [Int32] = []
    var flags: [UInt8] = []

    /// Empty where only totals were asked for, as are the columns behind it.
    public private(set) var organizations: [NameTable.Code] = []
    /// The app's name as it is shown, `{app}-{space}`.
    public private(set) var apps: [NameTable.Code] = []
    public private(set) var descriptions: [NameTable.Code] = []
    public private(set) var resources: [NameTable.Code] = []
    /// The order of arrival of the events that began the spans.
    public private(set) var sequences: [Int64] = []

    public var organizationNames = NameTable()
    public var appNames = NameTable()
    public var descriptionNames = NameTable()
    public var resourceNames = NameTable()

    public init() {}

    public var count: Int { starts.count }

    /// Makes room for `capacity` spans in all.
    public mutating func reserveCapacity(_ capacity: Int, withNames: Bool) {
        starts.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
        prices.reserveCapacity(capacity)
        quantities.reserveCapacity(capacity)
        flags.reserveCapacity(capacity)
        guard withNames else { return }
        organizations.reserveCapacity(capacity)
        apps.reserveCapacity(capacity)
        descriptions.reserveCapacity(capacity)
        resources.reserveCapacity(capacity)
        sequences.reserveCapacity(capacity)
    }

    /// Adds a span that overlaps the month, and what rating needs of it.
    public mutating func append(start: Instant, end: Instant, price: Price, quantity: Quantity, flags: SpanFlags) {
        starts.append(start.millisecondsSince1970)
        ends.append(end.millisecondsSince1970)
        prices.append(price.microUnits)
        quantities.append(quantity.count)
        self.flags.append(flags.bits)
    }

    /// Names the span that was appended last.
    public mutating func appendNames(
        organization: NameTable.Code, app: NameTable.Code, description: NameTable.Code, resource: NameTable.Code,
        sequence: Int64
    ) {
        organizations.append(organization)
        apps.append(app)
        descriptions.append(description)
        resources.append(resource)
        sequences.append(sequence)
    }

    public func flags(at index: Int) -> SpanFlags { SpanFlags(bits: flags[index]) }
}
