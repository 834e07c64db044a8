public import Billing

/// Some months of a scope's invoices at one moment, given one after the other: of no more than one month is held at a time.
public struct InvoiceExport: Sendable {
    /// Those that there are invoices for, oldest first.
    public let months: [Month]
    /// What the organization or space is called; nil for the account.
    public let name: String?
    private var reading: ScopeReading

    init(_ reading: ScopeReading, months: [Month]) async throws(InvoiceError) {
        self.reading = reading
        self.months = months
        name = try await reading.scopeName()
    }

    /// The batch that all months are of.
    public var ledger: Ledger { reading.ledger }

    /// One of the months' invoices with its items.
    public mutating func invoice(of month: Month) async throws(InvoiceError) -> Invoice {
        reading.forgetMonths()
        return try await reading.service.invoice(of: try await reading.document(of: month, detail: .items))
    }

    /// The same, and what each day of the month costs.
    public mutating func invoiceByDay(of month: Month) async throws(InvoiceError) -> (invoice: Invoice, days: [Money]) {
        reading.forgetMonths()
        let sheet = try await reading.sheet(of: month, detail: .items)
        do { return (sheet.invoice, try await sheet.dailyCosts(by: nil, in: reading.service.store).sum.days) } catch {
            throw .store(error)
        }
    }

    /// The same, with what tools of finance want to know of the items.
    public mutating func focus(of month: Month) async throws(InvoiceError) -> FocusInvoice {
        reading.forgetMonths()
        return try await reading.focus(of: month)
    }
}

extension InvoiceService {
    /// A scope's invoices of a range of months, as far as there are any.
    public func export(
        of scope: Scope, in months: ClosedRange<Month>, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> InvoiceExport {
        var reading = try await reading(of: scope, now: now, batch: batch)
        guard let known = try await reading.months(), known.overlaps(months) else {
            return try await InvoiceExport(reading, months: [])
        }
        let listed = known.clamped(to: months)
        return try await InvoiceExport(
            reading, months: (listed.lowerBound.ordinal...listed.upperBound.ordinal).map { Month(ordinal: $0) })
    }

    /// One invoice of a scope.
    ///
    /// - Throws: where there is none of the month.
    public func export(
        id: String, of scope: Scope, now: Instant, batch: Int64? = nil
    ) async throws(InvoiceError) -> InvoiceExport {
        guard let month = Month(id: id) else { throw .notAMonth(id: id) }
        var reading = try await reading(of: scope, now: now, batch: batch)
        try await reading.require(month)
        return try await InvoiceExport(reading, months: [month])
    }
}
