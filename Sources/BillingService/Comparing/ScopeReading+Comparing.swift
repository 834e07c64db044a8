import Billing

extension ScopeReading {
    /// A month's invoice, with what it takes to compare it.
    mutating func compared(_ month: Month) async throws(InvoiceError) -> ComparedInvoice {
        let sheet = try await sheet(of: month, detail: .keyedItems)
        let (organizations, itemOrganizations) = try await organizations(of: sheet)
        return ComparedInvoice(
            invoice: sheet.invoice, period: sheet.period, resources: sheet.resources, organizations: organizations,
            itemOrganizations: itemOrganizations, corrections: Set(sheet.corrections.keys),
            credits: try await comparedCredits(in: month))
    }

    /// The organizations of an invoice's items, and which of them each item is of.
    private func organizations(
        of sheet: ItemSheet
    ) async throws(InvoiceError) -> (organizations: [ComparedOrganization], items: [Int32]) {
        if sheet.closing != nil {
            let keys = Set(sheet.pieces.map(\.organization)).sorted()
            let numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($0.element, Int32($0.offset)) })
            return (try await organizations(of: keys), sheet.pieces.map { numbers[$0.organization] ?? 0 })
        }
        let columns = sheet.items.columns
        var organizations: [ComparedOrganization] = []
        var codes: [UInt64: Int32] = [:]
        var last: (pair: UInt64, code: Int32)?
        let items = columns.organizations.indices.map { index -> Int32 in
            let (name, id) = (columns.organizations[index], columns.idOfOrganization(at: index))
            let pair = UInt64(UInt32(bitPattern: name)) << 32 | UInt64(UInt32(bitPattern: id ?? -1))
            // Spans come by organization.
            if let last, last.pair == pair { return last.code }
            if let known = codes[pair] {
                last = (pair, known)
                return known
            }
            let code = Int32(organizations.count)
            codes[pair] = code
            organizations.append(
                ComparedOrganization(name: columns.organizationNames[name], id: id.map { columns.organizationIDs[$0] }))
            return code
        }
        return (organizations, items)
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
