import Billing

extension ScopeReading {
    /// The items of an invoice of the scope.
    ///
    /// - Parameter withDays: whether the days that items lost are wanted, and which items are corrections.
    mutating func sheet(
        of month: Month, grouping: ItemGrouping?, withDays: Bool
    ) async throws(InvoiceError) -> ItemSheet {
        let needsKeys = grouping?.needsKeys ?? false
        switch try await document(of: month, detail: needsKeys ? .keyedItems : .items) {
        case .open(let invoice):
            var sheet = ItemSheet(
                head: invoice.head, items: invoice.items, period: BillingPeriod(month: month, now: now),
                rules: service.rules)
            let columns = invoice.items.columns
            sheet.databases = Set((0..<columns.count).filter { columns.flags(at: $0).isDatabase })
            sheet.keys.resources = columns.resourceKeys
            if grouping == .space {
                sheet.keys = try await itemKeys(columns.resourceKeys, columns.spaceKeys, at: ledger.batch)
            }
            guard withDays else { return sheet }
            // They stand behind the items of usage.
            let corrections = try await corrections(of: history.key, into: month, detail: needsKeys ? .keyedItems : .items)
            sheet.corrections = Set((columns.count - corrections.count)..<columns.count)
            sheet.lost = (0..<columns.count).map { columns.flags(at: $0).lost }
            return sheet
        case .closed(let document):
            return try await sheet(of: document, grouping: grouping, withDays: withDays)
        }
    }

    private func sheet(
        of document: ClosedDocument, grouping: ItemGrouping?, withDays: Bool
    ) async throws(InvoiceError) -> ItemSheet {
        let closing = document.closing
        var sheet = ItemSheet(
            head: document.head, items: try await service.items(of: document), period: closing.period, rules: closing.rules)
        let pieces = document.pieces.flatMap { repeatElement($0, count: $0.itemCount) }
        sheet.organizations = pieces.map(\.organization.value)
        do {
            let resources = try await service.store.resources(of: document.pieces, in: closing.month).flatMap(\.self)
            var corrections: [Int: Correction] = [:]
            if sheet.items.mayHaveCorrections {
                corrections = sheet.items.find(
                    try await service.corrections(settledBy: closing, in: self), resources: resources)
            }
            sheet.corrections = Set(corrections.keys)
            sheet.databases = sheet.items.databases { index in
                // A correction counts as its month's rules have it.
                let rules = corrections[index].flatMap { closed.closing(of: $0.month)?.rules } ?? closing.rules
                return rules.databaseServices
            }
            var histories = ClosedHistories(store: service.store, closing: closing)
            if grouping == .space {
                let known = pieces.indices.map { pieces[$0].space ?? corrections[$0]?.line.place.space }
                let spaces = try await histories.spaces(of: sheet.items, in: known, resources)
                sheet.keys = try await itemKeys(resources, spaces, at: closing.batch)
            } else {
                sheet.keys.resources = resources
            }
            if withDays { sheet.lost = try await histories.lostDays(of: sheet, resources) }
        } catch let error as InvoiceError { throw error } catch { throw .store(error as? StoreError ?? .failed("\(error)")) }
        return sheet
    }

    private func itemKeys(
        _ resources: [ResourceKey], _ spaces: [SpaceKey], at batch: Int64
    ) async throws(InvoiceError) -> ItemKeys {
        var names = NameKeys()
        names.spaces = Set(spaces)
        let directory: NameDirectory
        do { directory = try await service.store.names(of: names, at: batch) } catch { throw .store(error) }
        var keys = ItemKeys(resources: resources)
        var codes: [SpaceKey: NameTable.Code] = [:]
        for space in names.spaces.sorted() {
            let name = Array((directory.spaces[space]?.name ?? "").utf8)
            codes[space] = name.withUnsafeBytes { keys.spaceNames.code(of: $0) }
        }
        keys.spaces = spaces.map { codes[$0] ?? 0 }
        return keys
    }
}

extension LineItems {
    /// The indices of the add-ons that are databases by the services that hold for each.
    fileprivate func databases(_ services: (Int) -> DatabaseServices) -> Set<Int> {
        var known: [DatabaseServices: [Bool]] = [:]
        let names = columns.descriptionNames
        return Set(
            (0..<count).filter { index in
                guard columns.flags(at: index).type == .addon else { return false }
                let services = services(index)
                if known[services] == nil {
                    known[services] = (0..<names.count).map { services.contain(description: names[NameTable.Code($0)]) }
                }
                return known[services]?[Int(columns.descriptions[index])] ?? false
            })
    }
}
