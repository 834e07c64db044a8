import Billing

extension MemoryState {
    /// The spans of a scope that overlap a period.
    func columns(
        of key: ScopeKey, in period: BillingPeriod, databases: DatabaseServices, detail: UsageDetail
    ) -> SpanColumns {
        var columns = SpanColumns()
        for (index, resource) in resources.enumerated() {
            for span in spans[index]
            where key.contains(span.place) && span.start < period.cutoff && span.end > period.start {
                let description = names[NameTable.Code(span.description.value)]
                columns.append(
                    span, in: period, isDatabase: span.type == .addon && databases.contain(description: description))
                if detail != .totals { appendNames(of: span, resource: resource, to: &columns) }
                if detail == .keyedItems {
                    columns.appendKeys(resource: ResourceKey(Int64(index)), app: span.app, space: span.place.space)
                }
            }
        }
        return columns
    }

    private func appendNames(of span: UsageSpan, resource: Resource, to columns: inout SpanColumns) {
        let organization = named(span.place.organization.value, in: organizations)
        let app = named(span.app.value, in: apps).name
        columns.appendNames(
            organization: columns.organizationNames.code(of: organization.name),
            organizationID: organization.id.map { columns.organizationIDs.code(of: $0) },
            app: columns.appNames.code(of: "\(app)-\(named(span.place.space.value, in: spaces).name)"),
            description: columns.descriptionNames.code(of: names[NameTable.Code(span.description.value)]),
            resource: columns.resourceNames.code(of: resource.name.map { names[$0] } ?? ""), sequence: span.event)
    }
}
