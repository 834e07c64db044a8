import Billing
import BillingService

extension Simulation {
    /// What makes a resource the same in two months.
    private struct Resource: Hashable {
        var organization: ReferenceIdentity
        var space: ReferenceIdentity
        var app: ReferenceIdentity
        var type: ItemType
        var name: String?
        /// Of an add-on that is a resource of its own.
        var position: Int?

        init(_ item: ReferenceItem) {
            let span = item.span
            organization = span.organization.identity
            space = span.space.identity
            app = span.app.identity
            type = span.type
            name = span.resource
            position = span.resource == nil ? span.position : nil
        }
    }

    /// An app as an invoice shows it, of a resource.
    private struct ShownApp: Hashable {
        var resource: Resource
        var name: [UInt8]

        /// Wherever the resource is.
        init(_ item: ReferenceItem) {
            resource = Resource(item)
            resource.space = resource.organization
            name = Array(item.app.utf8)
        }
    }

    /// The parts of a change add up, and those that the books know are theirs.
    mutating func checkComparisons() async throws {
        let (books, rules, service) = (platform.books, platform.rules, platform.service)
        let scope = random.pick(books.rater.places)
        let months = try await service.list(of: scope, now: now).months
        guard !months.isEmpty else { return }
        // Mostly neighbours.
        let index = random.number(0...months.count - 1)
        let (month, from) = (months[index], random.chance(70) ? months[max(0, index - 1)] : random.pick(months))
        let label = "\(month) of \(scope) compared with \(from)"
        let comparison = try await service.comparison(
            of: month.description, from: from.description, of: scope, now: now
        ).comparison
        let invoices = [from, month].map { books.invoice(of: scope, month: $0, now: now, rules: rules) }
        let totals = [comparison.fromTotal, comparison.total].map(\.minorUnits)
        try require("totals of \(label)", totals, is: invoices.map(\.total))
        try require("sum of \(label)", comparison.parts.sum, is: comparison.change)
        let credits = comparison.parts.credits.minorUnits
        try require("credits of \(label)", credits, is: invoices[0].credits - invoices[1].credits)
        let corrections = invoices.map { invoice in
            invoice.items.reduce(Int128(0)) { $1.correctedMonth == nil ? $0 : $0 + $1.billed }
        }
        let corrected = comparison.parts.corrections.minorUnits
        try require("corrections of \(label)", corrected, is: corrections[1] - corrections[0])
        let usage = invoices.map { invoice in invoice.items.filter { $0.correctedMonth == nil } }
        // A resource that moves between spaces of one name is in the same app, as it is shown.
        var spaces: [ShownApp: Set<ReferenceIdentity>] = [:]
        for item in usage.joined() { spaces[ShownApp(item), default: []].insert(item.span.space.identity) }
        if spaces.values.allSatisfy({ $0.count == 1 }) {
            let resources = usage.map { items in Set(items.map(Resource.init)) }
            func only(_ side: Int) -> Int128 {
                usage[side].reduce(0) { resources[1 - side].contains(Resource($1)) ? $0 : $0 + $1.billed }
            }
            try require("what is new of \(label)", comparison.parts.new.minorUnits, is: only(1))
            try require("what ended of \(label)", comparison.parts.ended.minorUnits, is: -only(0))
        }
        var sum = ChangeParts.none
        for organization in comparison.organizations {
            sum += organization.parts
            try require("sum of \(organization.organization) of \(label)", organization.parts.sum, is: organization.change)
            for app in organization.apps { try require("sum of \(app.app) of \(label)", app.parts.sum, is: app.change) }
        }
        try require("sum of organizations of \(label)", sum, is: comparison.parts)
    }
}
