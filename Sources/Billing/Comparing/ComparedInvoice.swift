/// One of two invoices that are compared, with what its items are of.
public struct ComparedInvoice: Sendable {
    public let invoice: Invoice
    /// The month, as far as it is counted.
    public let period: BillingPeriod
    /// A store's keys of the items' resources, by the items' indices.
    public let resources: [ResourceKey]
    public let organizations: [ComparedOrganization]
    /// Which of ``organizations`` the items are of, by the items' indices.
    public let itemOrganizations: [Int32]
    /// The items that correct earlier months, by their indices.
    public let corrections: Set<Int>
    /// The credits that are applied, by organization.
    public let credits: [(organization: ComparedOrganization, amount: Money)]
    /// What apps are called by the other invoice, by the indices of items that call them otherwise.
    public var renamedApps: [Int: String] = [:]

    public init(
        invoice: Invoice, period: BillingPeriod, resources: [ResourceKey], organizations: [ComparedOrganization],
        itemOrganizations: [Int32], corrections: Set<Int>, credits: [(organization: ComparedOrganization, amount: Money)]
    ) {
        self.invoice = invoice
        self.period = period
        self.resources = resources
        self.organizations = organizations
        self.itemOrganizations = itemOrganizations
        self.corrections = corrections
        self.credits = credits
    }

    /// For how long an item ran in the month, in milliseconds.
    func time(of index: Int) -> Int64 {
        let columns = invoice.items.columns
        let (start, cutoff) = (period.start.millisecondsSince1970, period.cutoff.millisecondsSince1970)
        return min(columns.ends[index], cutoff) - max(columns.starts[index], start)
    }

    /// What an item says that a resource ran as; nil where there is no item.
    func configuration(of index: Int32) -> ComparedConfiguration? {
        guard index >= 0 else { return nil }
        let item = invoice.items[Int(index)]
        return ComparedConfiguration(description: item.description, quantity: item.quantity, price: item.pricePerUnit)
    }
}
