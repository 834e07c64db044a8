/// What each resource of two invoices costs more or less, in numbers.
struct ResourceSums {
    /// What is the same in both invoices.
    private struct Key: Hashable {
        var resource: ResourceKey
        var organization: NameTable.Code
        var app: NameTable.Code
    }

    private var numbers: [Key: Int32] = [:]
    private var resources: [ResourceKey] = []
    private var sums: [Int128] = []
    private var identities = NameTable()
    private var appNames = NameTable()

    /// Counts an invoice's items, those of the earlier one below zero.
    mutating func add(_ compared: ComparedInvoice, isEarlier: Bool) {
        let items = compared.invoice.items
        let columns = items.columns
        if numbers.isEmpty { numbers.reserveCapacity(items.count) }
        let organizations = compared.organizations.map { identities.code(of: $0.identity) }
        var apps = [NameTable.Code](repeating: -1, count: columns.appNames.count)
        for index in 0..<items.count {
            let own = Int(columns.apps[index])
            if apps[own] < 0 {
                apps[own] = columns.appNames.withBytes(of: columns.apps[index]) { appNames.code(of: $0) }
            }
            var app = apps[own]
            if !compared.renamedApps.isEmpty, let renamed = compared.renamedApps[index] { app = appNames.code(of: renamed) }
            let key = Key(
                resource: compared.resources[index],
                organization: organizations[Int(compared.itemOrganizations[index])], app: app)
            let amount = Int128(isEarlier ? -items.billed[index] : items.billed[index])
            if let number = numbers[key] {
                sums[Int(number)] += amount
            } else {
                numbers[key] = Int32(sums.count)
                resources.append(key.resource)
                sums.append(amount)
            }
        }
    }

    /// Those that have changed the most, up and down, and all that have changed as much as the last of them.
    func resources(limit: Int) -> Set<ResourceKey> {
        let up = TopNumbers.least(of: sums, limit: limit)
        let down = TopNumbers.least(of: sums.lazy.map { -$0 }, limit: limit)
        return Set(sums.indices.lazy.filter { sums[$0] >= up || -sums[$0] >= down }.map { resources[$0] })
    }
}
