/// What each resource of two invoices costs more or less, in numbers.
struct ResourceSums {
    /// What is the same in both invoices: by its resource, and by its organization and app.
    private var numbers = NumberTable()
    private var sums: [Int128] = []
    private var identities = NameTable()
    private var appNames = NameTable()

    /// Counts an invoice's items, those of the earlier one below zero.
    mutating func add(_ compared: ComparedInvoice, isEarlier: Bool) {
        let items = compared.invoice.items
        let columns = items.columns
        let organizations = compared.organizations.map { identities.code(of: $0.identity) }
        var apps = [NameTable.Code](repeating: -1, count: columns.appNames.count)
        for index in 0..<items.count {
            let own = Int(columns.apps[index])
            if apps[own] < 0 {
                apps[own] = columns.appNames.withBytes(of: columns.apps[index]) { appNames.code(of: $0) }
            }
            var app = apps[own]
            if !compared.renamedApps.isEmpty, let renamed = compared.renamedApps[index] { app = appNames.code(of: renamed) }
            let organization = organizations[Int(compared.itemOrganizations[index])]
            let number = numbers.place(of: compared.resources[index].value, Int64(organization) << 32 | Int64(app))
            if number == sums.count { sums.append(0) }
            sums[number] += Int128(isEarlier ? -items.billed[index] : items.billed[index])
        }
    }

    /// Those that have changed the most, up and down, and all that have changed as much as the last of them.
    func resources(limit: Int) -> Set<ResourceKey> {
        let up = TopNumbers.least(of: sums, limit: limit)
        let down = TopNumbers.least(of: sums.lazy.map { -$0 }, limit: limit)
        return Set(sums.indices.lazy.filter { sums[$0] >= up || -sums[$0] >= down }.map { ResourceKey(numbers.first(at: $0)) })
    }
}
