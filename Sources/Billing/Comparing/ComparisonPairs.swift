/// What two invoices have of each resource, side by side.
///
/// Names are compared as bytes, as everywhere, so they are codes here.
struct ComparisonPairs {
    /// What is the same in both invoices.
    private struct Key: Hashable {
        var resource: ResourceKey
        var organization: NameTable.Code
        var app: NameTable.Code
    }

    private struct Pair {
        var from = ComparedUsage()
        var to = ComparedUsage()
    }

    enum Side {
        case from
        case to
    }

    /// An app of an organization.
    private struct AppPlace: Hashable {
        var organization: NameTable.Code
        var app: NameTable.Code
    }

    private var pairs: [Key: Pair] = [:]
    private var identities = NameTable()
    /// By code of ``identities``; the later added name holds.
    private var organizations: [ComparedOrganization] = []
    private var appNames = NameTable()
    /// By code of ``identities``.
    private var credits: [NameTable.Code: (from: Money, to: Money)] = [:]

    /// Adds the items of an invoice to one side.
    ///
    /// - Parameter resources: only the items of these count; nil for all.
    mutating func add(_ compared: ComparedInvoice, to side: Side, of resources: Set<ResourceKey>? = nil) {
        let items = compared.invoice.items
        let columns = items.columns
        let organizationCodes = compared.organizations.map { code(of: $0) }
        var appCodes = [NameTable.Code](repeating: -1, count: columns.appNames.count)
        for index in 0..<items.count {
            if let resources, !resources.contains(compared.resources[index]) { continue }
            var app = appCodes[Int(columns.apps[index])]
            if app < 0 {
                app = columns.appNames.withBytes(of: columns.apps[index]) { appNames.code(of: $0) }
                appCodes[Int(columns.apps[index])] = app
            }
            if let renamed = compared.renamedApps[index] { app = appNames.code(of: renamed) }
            let key = Key(
                resource: compared.resources[index],
                organization: organizationCodes[Int(compared.itemOrganizations[index])], app: app)
            switch side {
            case .from: pairs[key, default: Pair()].from.add(index, of: compared)
            case .to: pairs[key, default: Pair()].to.add(index, of: compared)
            }
        }
        for (organization, amount) in compared.credits {
            let code = code(of: organization)
            switch side {
            case .from: credits[code, default: (.zero, .zero)].from += amount
            case .to: credits[code, default: (.zero, .zero)].to += amount
            }
        }
    }

    private mutating func code(of organization: ComparedOrganization) -> NameTable.Code {
        let code = identities.code(of: organization.identity)
        if Int(code) == organizations.count { organizations.append(organization) }
        organizations[Int(code)] = organization
        return code
    }

    /// The organizations that have changed, with their apps and resources, the biggest change first.
    func changes(of invoice: ComparedInvoice, from earlier: ComparedInvoice) -> [OrganizationChange] {
        var apps: [AppPlace: AppChange] = [:]
        for (key, pair) in pairs {
            let place = AppPlace(organization: key.organization, app: key.app)
            let parts = ChangeParts(from: pair.from, to: pair.to)
            let isChanged = parts != .none
            let resource = isChanged ? change(of: pair, parts, invoice, from: earlier) : nil
            var app =
                apps.removeValue(forKey: place)
                ?? AppChange(app: appNames[key.app], fromTotal: .zero, total: .zero, parts: .none, resources: [])
            app.fromTotal += Money(minorUnits: pair.from.total)
            app.total += Money(minorUnits: pair.to.total)
            app.parts += parts
            if let resource { app.resources.append(resource) }
            apps[place] = app
        }
        var changes = organizations.map {
            OrganizationChange(organization: $0, fromTotal: .zero, total: .zero, parts: .none, apps: [])
        }
        for (place, app) in apps {
            var app = app
            changes[Int(place.organization)].fromTotal += app.fromTotal
            changes[Int(place.organization)].total += app.total
            changes[Int(place.organization)].parts += app.parts
            guard !app.resources.isEmpty else { continue }
            app.resources.sort(by: ComparisonOrder.precedes)
            changes[Int(place.organization)].apps.append(app)
        }
        for (code, applied) in credits {
            changes[Int(code)].fromTotal = changes[Int(code)].fromTotal - applied.from
            changes[Int(code)].total = changes[Int(code)].total - applied.to
            changes[Int(code)].parts.credits = applied.from - applied.to
        }
        changes.removeAll { $0.apps.isEmpty && $0.parts == .none }
        for index in changes.indices { changes[index].apps.sort(by: ComparisonOrder.precedes) }
        return changes.sorted(by: ComparisonOrder.precedes)
    }

    private func change(
        of pair: Pair, _ parts: ChangeParts, _ invoice: ComparedInvoice, from earlier: ComparedInvoice
    ) -> ResourceChange {
        let (from, to) = (earlier.configuration(of: pair.from.lastItem), invoice.configuration(of: pair.to.lastItem))
        let shown = [
            (invoice, pair.to.lastItem), (earlier, pair.from.lastItem), (invoice, pair.to.lastCorrection),
            (earlier, pair.from.lastCorrection),
        ].first { $0.1 >= 0 }
        let item = shown.map { $0.0.invoice.items[Int($0.1)] }
        return ResourceChange(
            description: item?.description ?? "", type: item?.type ?? .dyno, from: from, to: to,
            fromTotal: Money(minorUnits: pair.from.total), total: Money(minorUnits: pair.to.total), parts: parts)
    }
}
