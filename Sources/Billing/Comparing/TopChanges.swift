/// The resources whose costs differ the most between two invoices of one scope.
public struct TopChanges: Hashable, Sendable {
    /// A resource, with where it is.
    public struct Entry: Hashable, Sendable {
        public var organization: ComparedOrganization
        /// `{app}-{space}`.
        public var app: String
        public var resource: ResourceChange

        public init(organization: ComparedOrganization, app: String, resource: ResourceChange) {
            self.organization = organization
            self.app = app
            self.resource = resource
        }

        public var change: Money { resource.change }
    }

    /// What costs more, the biggest increase first.
    public var increases: [Entry]
    /// What costs less, the biggest decrease first.
    public var decreases: [Entry]

    public static let none = TopChanges(increases: [], decreases: [])

    public init(increases: [Entry], decreases: [Entry]) {
        self.increases = increases
        self.decreases = decreases
    }

    /// The same resources that ``Comparison`` has. It is found out of numbers alone which they are, and only those are then
    /// compared, so that a million resources are not a million texts.
    ///
    /// - Parameter limit: how many there are at most of each.
    public init(of invoice: ComparedInvoice, from earlier: ComparedInvoice, limit: Int) {
        var sums = ResourceSums()
        sums.add(earlier, isEarlier: true)
        sums.add(invoice, isEarlier: false)
        let resources = sums.resources(limit: limit)
        var pairs = ComparisonPairs()
        pairs.add(earlier, to: .from, of: resources)
        pairs.add(invoice, to: .to, of: resources)
        var entries: [Entry] = []
        for organization in pairs.changes(of: invoice, from: earlier) {
            for app in organization.apps {
                entries += app.resources.map { Entry(organization: organization.organization, app: app.app, resource: $0) }
            }
        }
        entries.sort(by: ComparisonOrder.precedes)
        increases = Array(entries.lazy.filter { $0.change > .zero }.prefix(limit))
        decreases = Array(entries.lazy.filter { $0.change < .zero }.prefix(limit))
    }
}
