import Billing

extension ScopeReading {
    /// Where apps were renamed after a month was closed, tells their new names to the one of two invoices that has old ones.
    ///
    /// A closed invoice shows the names of its time. Where a resource is in an app of another name, the app was renamed if the
    /// resource is in the same space; else it has moved.
    mutating func unifyAppNames(
        _ first: inout ComparedInvoice, _ second: inout ComparedInvoice
    ) async throws(InvoiceError) {
        let (firstBatch, secondBatch) = (batchOfNames(in: first), batchOfNames(in: second))
        if firstBatch < secondBatch {
            first.renamedApps = try await renamedApps(of: first, in: second)
        } else if secondBatch < firstBatch {
            second.renamedApps = try await renamedApps(of: second, in: first)
        }
    }

    /// The batch by whose names an invoice calls things.
    private func batchOfNames(in compared: ComparedInvoice) -> Int64 {
        closed.closing(of: compared.invoice.month)?.batch ?? ledger.batch
    }

    private struct SpaceResource: Hashable {
        var resource: ResourceKey
        var space: SpaceKey
    }

    /// The newer names of apps, by the indices of items of the invoice with the older ones.
    private func renamedApps(
        of older: ComparedInvoice, in newer: ComparedInvoice
    ) async throws(InvoiceError) -> [Int: String] {
        let (gone, come) = (older.indices(ofResourcesNotIn: newer), newer.indices(ofResourcesNotIn: older))
        guard !gone.isEmpty, !come.isEmpty else { return [:] }
        let resources = Set(gone.map { older.resources[$0] }).intersection(come.map { newer.resources[$0] })
        guard !resources.isEmpty else { return [:] }
        let spacesBefore = try await spaces(of: gone, resources: resources, in: older)
        let spacesNow = try await spaces(of: come, resources: resources, in: newer)
        var names: [SpaceResource: String] = [:]
        for (index, space) in spacesNow {
            names[SpaceResource(resource: newer.resources[index], space: space)] = newer.invoice.items[index].app
        }
        var renamed: [Int: String] = [:]
        for (index, space) in spacesBefore {
            renamed[index] = names[SpaceResource(resource: older.resources[index], space: space)]
        }
        return renamed
    }

    /// The spaces of some items, by the items' indices: what is stored of a closed invoice does not tell them.
    private func spaces(
        of indices: [Int], resources: Set<ResourceKey>, in compared: ComparedInvoice
    ) async throws(InvoiceError) -> [(index: Int, space: SpaceKey)] {
        let indices = indices.filter { resources.contains(compared.resources[$0]) }
        guard let closing = closed.closing(of: compared.invoice.month) else {
            let spaces = compared.invoice.items.columns.spaceKeys
            return indices.map { ($0, spaces[$0]) }
        }
        var histories = ClosedHistories(store: service.store, closing: closing)
        do { try await histories.load(resources) } catch { throw .store(error) }
        return indices.compactMap { index in
            let span = histories.span(of: compared.resources[index], from: compared.invoice.items[index].createdAt)
            return span.map { (index, $0.place.space) }
        }
    }
}

extension ComparedInvoice {
    /// The items of resources that another invoice does not have in the organization, in an app of this name.
    fileprivate func indices(ofResourcesNotIn other: ComparedInvoice) -> [Int] {
        struct Named: Hashable {
            var resource: ResourceKey
            var organization: Int
            var app: NameTable.Code
        }
        let (columns, otherColumns) = (invoice.items.columns, other.invoice.items.columns)
        // One number for each organization of the two.
        var numbers: [[UInt8]: Int] = [:]
        func number(_ organization: ComparedOrganization) -> Int {
            let (identity, next) = (organization.identityBytes, numbers.count)
            if let known = numbers[identity] { return known }
            numbers[identity] = next
            return next
        }
        let (ownNumbers, otherNumbers) = (organizations.map(number), other.organizations.map(number))
        var known: Set<Named> = []
        for index in otherColumns.apps.indices {
            let organization = otherNumbers[Int(other.itemOrganizations[index])]
            known.insert(Named(resource: other.resources[index], organization: organization, app: otherColumns.apps[index]))
        }
        // By the codes of the other invoice; names that it does not have get new ones.
        var names = otherColumns.appNames
        let codes = (0..<NameTable.Code(columns.appNames.count)).map { code in
            columns.appNames.withBytes(of: code) { names.code(of: $0) }
        }
        return columns.apps.indices.filter { index in
            let organization = ownNumbers[Int(itemOrganizations[index])]
            let app = codes[Int(columns.apps[index])]
            return !known.contains(Named(resource: resources[index], organization: organization, app: app))
        }
    }
}
