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
            if needsKeys { sheet.keys = try await itemKeys(columns.resourceKeys, columns.spaceKeys, at: ledger.batch) }
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
        let ranges = document.pieces.map { repeatElement($0, count: $0.itemCount) }
        sheet.organizations = ranges.flatMap { $0.map(\.organization.value) }
        guard withDays || grouping?.needsKeys ?? false else { return sheet }
        do {
            let resources = try await service.store.resources(of: document.pieces, in: closing.month).flatMap(\.self)
            var histories = ClosedHistories(store: service.store, closing: closing)
            if grouping == .space {
                let spaces = try await histories.spaces(of: sheet.items, in: ranges.flatMap { $0.map(\.space) }, resources)
                sheet.keys = try await itemKeys(resources, spaces, at: closing.batch)
            } else {
                sheet.keys.resources = resources
            }
            guard withDays else { return sheet }
            if sheet.items.mayHaveCorrections {
                let corrections = try await service.corrections(settledBy: closing, in: self)
                sheet.corrections = Set(sheet.items.find(corrections, resources: resources).keys)
            }
            sheet.lost = try await histories.lostDays(of: sheet, resources)
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
    /// Whether any description ends as those of corrections do.
    fileprivate var mayHaveCorrections: Bool {
        let mark = Array(CorrectionItem.suffix(of: Month(ordinal: 0)).utf8)
        let names = columns.descriptionNames
        return (0..<names.count).contains { code in
            let description = Array(names[NameTable.Code(code)].utf8)
            // All but the month's digits.
            return description.count > mark.count && description.suffix(mark.count).dropLast(7).elementsEqual(mark.dropLast(7))
        }
    }
}
