import Billing

/// What is known of an invoice's items beside what the invoice shows: of an open month from its spans, of a closed one from
/// the histories of its resources as they were known at the closing.
struct FocusFacts {
    /// What resources are called where the columns do not tell; nil for an add-on without a name.
    private(set) var resourceNames: [TextKey?] = []
    private(set) var apps: [AppKey] = []
    private(set) var spaces: [SpaceKey] = []
    /// Of closed months' organizations; an open month's columns have their names.
    private(set) var organizations: [OrganizationKey] = []
    /// How much of the month each item is billed for; nothing of a correction.
    private(set) var units: [Int64] = []

    init(of sheet: ItemSheet, store: any Store) async throws(StoreError) {
        if let closing = sheet.closing {
            var histories = ClosedHistories(store: store, closing: closing)
            try await histories.load(Set(sheet.resources))
            read(sheet, from: histories)
        } else {
            read(sheet)
        }
    }

    /// The keys of all that has to be called by its name.
    var wantedNames: NameKeys {
        var keys = NameKeys()
        keys.organizations = Set(organizations)
        keys.spaces = Set(spaces)
        keys.apps = Set(apps)
        keys.texts = Set(resourceNames.lazy.compactMap(\.self))
        return keys
    }

    private mutating func read(_ sheet: ItemSheet) {
        let columns = sheet.items.columns
        (apps, spaces) = (columns.appKeys, columns.spaceKeys)
        units = (0..<sheet.items.count).map { index in
            guard sheet.corrections[index] == nil else { return 0 }
            return sheet.period.billedUnits(
                from: columns.starts[index], to: columns.ends[index], lost: columns.flags(at: index).lost,
                by: sheet.rules.proration)
        }
    }

    private mutating func read(_ sheet: ItemSheet, from histories: ClosedHistories) {
        let (items, rules) = (sheet.items, sheet.rules)
        organizations = sheet.pieces.map(\.organization)
        for index in 0..<items.count {
            let correction = sheet.corrections[index]
            let resource = histories.resource(sheet.resources[index])
            resourceNames.append(resource?.name)
            apps.append(correction?.line.app ?? resource?.app ?? AppKey(0))
            let known = sheet.pieces[index].space ?? correction?.line.place.space
            let told =
                correction == nil ? sheet.period.billedUnits(of: items, at: index, by: rules.proration, in: rules.currency) : 0
            if let known, let told {
                spaces.append(known)
                units.append(told)
                continue
            }
            let span = histories.span(of: sheet.resources[index], from: items[index].createdAt)
            spaces.append(known ?? span?.place.space ?? SpaceKey(0))
            units.append(told ?? sheet.units(of: span, at: index))
        }
    }
}

extension ItemSheet {
    /// How much of the month the span of an item is billed for.
    fileprivate func units(of span: UsageSpan?, at index: Int) -> Int64 {
        let lost =
            span.map { span in
                period.lostDays(
                    start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay,
                    lastDayTurns: span.lastDayTurns)
            } ?? []
        let columns = items.columns
        return period.billedUnits(
            from: columns.starts[index], to: columns.ends[index], lost: lost, by: rules.proration)
    }
}
