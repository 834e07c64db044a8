extension Comparison {
    /// Compares two invoices of one scope.
    ///
    /// A resource is the same one where it has the same key, organization and app: what moved has ended there, and is new here.
    public init(of invoice: ComparedInvoice, from earlier: ComparedInvoice) {
        var table = ComparisonPairs()
        table.add(earlier, to: .from)
        table.add(invoice, to: .to)
        let organizations = table.changes(of: invoice, from: earlier)
        var parts = ChangeParts.none
        for organization in organizations { parts += organization.parts }
        let (head, earlierHead) = (invoice.invoice.head, earlier.invoice.head)
        self.init(
            from: earlierHead.month, month: head.month, fromPeriodEnd: earlierHead.periodEnd, periodEnd: head.periodEnd,
            currency: head.currency, fromTotal: earlierHead.totals.total, total: head.totals.total, parts: parts,
            organizations: organizations)
    }
}
