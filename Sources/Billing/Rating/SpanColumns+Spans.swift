extension SpanColumns {
    /// Adds a span that overlaps a period, and what rating needs of it.
    public mutating func append(_ span: UsageSpan, in period: BillingPeriod, isDatabase: Bool) {
        let lostDays = period.lostDays(
            start: span.start, end: span.end, isBeatenOnFirstDay: span.isBeatenOnFirstDay, lastDayTurns: span.lastDayTurns)
        append(
            start: span.start, end: span.end, price: span.price, quantity: span.quantity,
            flags: SpanFlags(type: span.type, isDatabase: isDatabase, lost: lostDays))
    }

    /// Adds a correction, which is not to be rated.
    mutating func append(_ item: CorrectionItem) {
        let line = item.correction.line
        append(
            start: line.start, end: item.correction.end, price: line.price, quantity: line.quantity,
            flags: SpanFlags(type: line.type, isDatabase: item.isDatabase))
        appendNames(
            organization: organizationNames.code(of: item.organization),
            organizationID: item.organizationID.map { organizationIDs.code(of: $0) }, app: appNames.code(of: item.app),
            description: descriptionNames.code(of: item.shownDescription), resource: resourceNames.code(of: item.resource),
            sequence: item.correction.event)
        if resourceKeys.count == count - 1 {
            appendKeys(resource: item.correction.resource, app: line.app, space: line.place.space)
        }
    }
}
