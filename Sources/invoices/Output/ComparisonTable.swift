import Billing

/// Why one invoice is higher or lower than another, for people: the totals, the parts, and what has changed most.
enum ComparisonTable {
    /// How many resources are listed where not all are asked for.
    static let standardLimit = 20

    static func text(of comparison: Comparison, scope: Scope, limit: Int, width: Int?) -> String {
        let currency = comparison.currency
        var sums = TextTable([("", .text), ("", .number), ("", .text)])
        sums.add([
            "\(comparison.from)", comparison.fromTotal.formatted(in: currency), "until \(comparison.fromPeriodEnd)",
        ])
        sums.add(["\(comparison.month)", comparison.total.formatted(in: currency), "until \(comparison.periodEnd)"])
        sums.add(["Change", signed(comparison.change, currency), ""])
        let meanings = [
            "what only \(comparison.month) has", "what only \(comparison.from) has", "more or fewer units",
            "another plan or price", "how much of the month it ran, and how long the month is",
            "what is corrected of earlier months", "credits applied",
        ]
        for ((name, amount), meaning) in zip(named(comparison.parts), meanings) where amount != .zero {
            sums.add(["  \(name)", signed(amount, currency), meaning])
        }
        let heading = "Invoice \(comparison.month) of \(scope.description.harmless()), compared with \(comparison.from)\n\n"
        let text = heading + sums.text(width: width).drop { $0 == "\n" }
        let changes = changes(of: comparison, limit: limit, width: width)
        return text + "\n" + (changes.isEmpty ? "Nothing has changed.\n" : changes)
    }

    /// The resources that have changed most, below their organizations and apps.
    private static func changes(of comparison: Comparison, limit: Int, width: Int?) -> String {
        let currency = comparison.currency
        guard !comparison.organizations.isEmpty else { return "" }
        let resources = comparison.organizations.flatMap(\.apps).flatMap(\.resources)
        let isShown = shown(resources, limit: limit)
        var table = TextTable([
            ("", .text), ("\(comparison.from)", .number), ("\(comparison.month)", .number), ("CHANGE", .number),
            ("WHY", .text),
        ])
        func add(_ name: String, _ fromTotal: Money, _ total: Money, why: String = "") {
            let change = signed(total - fromTotal, currency)
            table.add([name, fromTotal.formatted(in: currency), total.formatted(in: currency), change, why])
        }
        var number = 0
        for organization in comparison.organizations {
            var isOrganizationShown = false
            func addOrganization() {
                guard !isOrganizationShown else { return }
                isOrganizationShown = true
                let credits = organization.parts.credits
                let why = credits == .zero ? "" : "credits \(signed(credits, currency))"
                add(organization.organization.name, organization.fromTotal, organization.total, why: why)
            }
            if organization.parts.credits != .zero { addOrganization() }
            for app in organization.apps {
                var isAppShown = false
                for resource in app.resources {
                    defer { number += 1 }
                    guard isShown[number] else { continue }
                    addOrganization()
                    if !isAppShown { add("  \(app.app)", app.fromTotal, app.total) }
                    isAppShown = true
                    add("    \(name(of: resource))", resource.fromTotal, resource.total, why: why(resource, currency))
                }
            }
        }
        var text = table.text(width: width)
        let hidden = zip(resources, isShown).filter { !$0.1 }.map(\.0)
        if !hidden.isEmpty {
            let change = signed(hidden.reduce(Money.zero) { $0 + $1.change }, currency)
            let noun = hidden.count == 1 ? "resource has" : "resources have"
            text += "\n\(grouped(hidden.count)) more \(noun) changed, by \(change) together; --all lists them.\n"
        }
        return text
    }

    /// Which resources are among those of the biggest changes.
    private static func shown(_ resources: [ResourceChange], limit: Int) -> [Bool] {
        guard resources.count > limit else { return [Bool](repeating: true, count: resources.count) }
        let order = resources.indices.sorted { left, right in
            let sizes = [left, right].map { resources[$0].change.minorUnits.magnitude }
            return sizes[0] == sizes[1] ? left < right : sizes[0] > sizes[1]
        }
        var isShown = [Bool](repeating: false, count: resources.count)
        for index in order.prefix(limit) { isShown[index] = true }
        return isShown
    }

    /// `gp1 web dyno → gp2 web dyno`, where it is something else now.
    private static func name(of resource: ResourceChange) -> String {
        guard let from = resource.from, let to = resource.to,
            !from.description.utf8.elementsEqual(to.description.utf8)
        else { return resource.description }
        return "\(from.description) → \(to.description)"
    }

    /// `quantity +$30.00 (1 → 2), usage -$1.20`
    private static func why(_ resource: ResourceChange, _ currency: Currency) -> String {
        named(resource.parts).filter { $0.amount != .zero }.map { name, amount in
            let word = name.lowercased()
            if amount == resource.change, resource.from == nil || resource.to == nil { return word }
            return "\(word) \(signed(amount, currency))\(detail(of: word, isMore: amount > .zero, resource))"
        }.joined(separator: ", ")
    }

    /// What it was last in each month, where that goes the way of the mean, which is what counts.
    private static func detail(of part: String, isMore: Bool, _ resource: ResourceChange) -> String {
        guard let from = resource.from, let to = resource.to else { return "" }
        switch part {
        case "quantity" where isMore ? from.quantity < to.quantity : from.quantity > to.quantity:
            return " (\(from.quantity) → \(to.quantity))"
        case "price" where isMore ? from.price.microUnits < to.price.microUnits : from.price.microUnits > to.price.microUnits:
            return " (\(from.price) → \(to.price))"
        default: return ""
        }
    }

    private static func named(_ parts: ChangeParts) -> [(name: String, amount: Money)] {
        [
            ("New", parts.new), ("Ended", parts.ended), ("Quantity", parts.quantity), ("Price", parts.price),
            ("Usage", parts.usage), ("Corrections", parts.corrections), ("Credits", parts.credits),
        ]
    }

    /// `+$30.00`, `-$3.00`
    private static func signed(_ amount: Money, _ currency: Currency) -> String {
        (amount > .zero ? "+" : "") + amount.formatted(in: currency)
    }
}
