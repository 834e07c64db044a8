import Billing

/// What an invoice's items cost, by organization and app, by the names that it shows; the most expensive first.
struct CostOutline {
    struct App {
        let name: String
        let cost: Money
        /// Indices of its items.
        let items: [Int]
    }

    struct Organization {
        let name: String
        let cost: Money
        let apps: [App]
    }

    let organizations: [Organization]
    /// All items.
    let cost: Money

    /// An app as it is found among the items.
    private struct FoundApp {
        let organization: NameTable.Code
        let name: NameTable.Code
        var cost = Money.zero
        var itemCount = 0
    }

    init(_ items: LineItems) {
        let columns = items.columns
        let order = items.inOrder()
        var found: [FoundApp] = []
        var numbers: [UInt64: Int32] = [:]
        // The number of the app of each item, by the item's place in the invoice.
        var appOfPlace: [Int32] = []
        appOfPlace.reserveCapacity(order.count)
        for index in order {
            let (organization, name) = (columns.organizations[index], columns.apps[index])
            let key = UInt64(UInt32(bitPattern: organization)) << 32 | UInt64(UInt32(bitPattern: name))
            let number = numbers[key] ?? Int32(found.count)
            if number == found.count {
                numbers[key] = number
                found.append(FoundApp(organization: organization, name: name))
            }
            found[Int(number)].cost += items[index].billedPrice
            found[Int(number)].itemCount += 1
            appOfPlace.append(number)
        }
        let places = order.indices.sorted { left, right in
            (appOfPlace[left], -items.billed[order[left]], left) < (appOfPlace[right], -items.billed[order[right]], right)
        }
        var rest = places[...]
        var apps: [NameTable.Code: [App]] = [:]
        for app in found {
            let items = rest.prefix(app.itemCount).map { order[$0] }
            rest = rest.dropFirst(app.itemCount)
            apps[app.organization, default: []].append(App(name: columns.appNames[app.name], cost: app.cost, items: items))
        }
        organizations = apps.map { organization, apps in
            Organization(
                name: columns.organizationNames[organization], cost: apps.reduce(.zero) { $0 + $1.cost },
                apps: apps.sorted { Self.precedes(($0.cost, $0.name), ($1.cost, $1.name)) })
        }.sorted { Self.precedes(($0.cost, $0.name), ($1.cost, $1.name)) }
        cost = organizations.reduce(.zero) { $0 + $1.cost }
    }

    /// The more expensive first; of those that cost the same, by the bytes of their names.
    private static func precedes(_ left: (cost: Money, name: String), _ right: (cost: Money, name: String)) -> Bool {
        left.cost == right.cost ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8) : left.cost > right.cost
    }
}
