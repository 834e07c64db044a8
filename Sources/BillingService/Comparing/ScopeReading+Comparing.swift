import Billing

extension ScopeReading {
    /// A month's invoice, with what it takes to compare it.
    mutating func compared(_ month: Month) async throws(InvoiceError) -> ComparedInvoice {
        switch try await document(of: month, detail: .keyedItems) {
        case .open(let invoice): try await compared(invoice)
        case .closed(let document): try await compared(document)
        }
    }

    private mutating func compared(_ invoice: Invoice) async throws(InvoiceError) -> ComparedInvoice {
        let month = invoice.month
        // They stand behind the items of usage.
        let count = try await corrections(of: history.key, into: month, detail: .keyedItems).count
        let columns = invoice.items.columns
        var organizations: [ComparedOrganization] = []
        var codes: [UInt64: Int32] = [:]
        let itemOrganizations = columns.organizations.indices.map { index -> Int32 in
            let (name, id) = (columns.organizations[index], columns.idOfOrganization(at: index))
            let pair = UInt64(UInt32(bitPattern: name)) << 32 | UInt64(UInt32(bitPattern: id ?? -1))
            if let known = codes[pair] { return known }
            let code = Int32(organizations.count)
            codes[pair] = code
            organizations.append(
                ComparedOrganization(name: columns.organizationNames[name], id: id.map { columns.organizationIDs[$0] }))
            return code
        }
        return ComparedInvoice(
            invoice: invoice, period: BillingPeriod(month: month, now: now), resources: columns.resourceKeys,
            organizations: organizations, itemOrganizations: itemOrganizations,
            corrections: Set(invoice.items.count - count..<invoice.items.count),
            credits: try await comparedCredits(in: month))
    }

    private mutating func compared(_ document: ClosedDocument) async throws(InvoiceError) -> ComparedInvoice {
        let month = document.head.month
        let items = try await service.items(of: document)
        let resources: [ResourceKey]
        do { resources = try await service.store.resources(of: document.pieces, in: month).flatMap(\.self) } catch {
            throw .store(error)
        }
        var corrections: Set<Int> = []
        if items.mayHaveCorrections {
            let settled = try await service.corrections(settledBy: document.closing, in: self)
            corrections = Set(items.find(settled, resources: resources).keys)
        }
        let organizations = try await organizations(of: document.pieces.map(\.organization))
        let itemOrganizations = document.pieces.enumerated().flatMap { number, piece in
            [Int32](repeating: Int32(number), count: piece.itemCount)
        }
        return ComparedInvoice(
            invoice: Invoice(head: document.head, items: items), period: document.closing.period, resources: resources,
            organizations: organizations, itemOrganizations: itemOrganizations, corrections: corrections,
            credits: try await comparedCredits(in: month))
    }

    /// What organizations are called now, so that each is the same one in all months.
    private func organizations(of keys: [OrganizationKey]) async throws(InvoiceError) -> [ComparedOrganization] {
        var names = NameKeys()
        names.organizations = Set(keys)
        let directory: NameDirectory
        do { directory = try await service.store.names(of: names, at: ledger.batch) } catch { throw .store(error) }
        return keys.map { key in
            let named = directory.organizations[key]
            return ComparedOrganization(name: named?.name ?? "", id: named?.id)
        }
    }

    /// The credits that a month's invoice applies, by organization.
    private mutating func comparedCredits(
        in month: Month
    ) async throws(InvoiceError) -> [(organization: ComparedOrganization, amount: Money)] {
        if case .space = history.key { return [] }
        var applied: [(OrganizationKey, Money)] = []
        for (organization, credits) in try await creditsByOrganization() {
            var amount = Money.zero
            if closed.contains(month) {
                for credit in credits {
                    for application in credit.settled where application.month == month { amount += application.amount }
                }
            } else {
                let allocation = try await allocation(of: credits, organization: organization, through: month)
                for application in allocation.applications where application.month == month { amount += application.amount }
            }
            if amount != .zero { applied.append((organization, amount)) }
        }
        let organizations = try await organizations(of: applied.map(\.0))
        return zip(organizations, applied).map { ($0, $1.1) }
    }
}

extension SpanColumns {
    /// The code of an organization's id; nil where it has none.
    fileprivate func idOfOrganization(at index: Int) -> NameTable.Code? {
        guard index < idsOfOrganizations.count, idsOfOrganizations[index] >= 0 else { return nil }
        return idsOfOrganizations[index]
    }
}
