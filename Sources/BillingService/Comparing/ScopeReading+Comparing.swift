import Billing

extension ScopeReading {
    /// A month's invoice, with what it takes to compare it.
    mutating func compared(_ month: Month) async throws(InvoiceError) -> ComparedInvoice {
        try await compared(try await sheet(of: month, detail: .keyedItems))
    }

    /// The same of an invoice whose items have been read, with their keys.
    mutating func compared(_ sheet: ItemSheet) async throws(InvoiceError) -> ComparedInvoice {
        let (organizations, itemOrganizations) = try await organizations(of: sheet)
        return ComparedInvoice(
            invoice: sheet.invoice, period: sheet.period, resources: sheet.resources, organizations: organizations,
            itemOrganizations: itemOrganizations, corrections: Set(sheet.corrections.keys),
            credits: try await comparedCredits(in: sheet.period.month))
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
        var applied: [(OrganizationKey, Money)] = []
        for (organization, _, amount) in try await appliedCredits(in: month) {
            if let last = applied.last, last.0 == organization {
                applied[applied.count - 1].1 += amount
            } else {
                applied.append((organization, amount))
            }
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
