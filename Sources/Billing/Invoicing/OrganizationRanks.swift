/// The organizations of an invoice's items in their order: by name, and those of one name by id, one without an id first.
struct OrganizationRanks {
    private let columns: SpanColumns
    private let names: [NameTable.Code]
    /// By name and id, where any organization has an id.
    private var pairs: [UInt64: NameTable.Code] = [:]

    init(_ columns: SpanColumns) {
        self.columns = columns
        names = columns.organizationNames.ranks()
        guard columns.organizationIDs.count > 0 else { return }
        let ids = columns.organizationIDs.ranks()
        var distinct: [UInt64: (name: NameTable.Code, id: NameTable.Code)] = [:]
        for index in columns.organizations.indices {
            let (name, id) = (columns.organizations[index], columns.idsOfOrganizations[index])
            distinct[Self.pair(name, id)] = (names[Int(name)], id < 0 ? -1 : ids[Int(id)])
        }
        let inOrder = distinct.sorted { ($0.value.name, $0.value.id) < ($1.value.name, $1.value.id) }
        for (rank, entry) in inOrder.enumerated() { pairs[entry.key] = NameTable.Code(rank) }
    }

    private static func pair(_ name: NameTable.Code, _ id: NameTable.Code) -> UInt64 {
        UInt64(UInt32(bitPattern: name)) << 32 | UInt64(UInt32(bitPattern: id))
    }

    /// The rank of an item's organization.
    subscript(index: Int) -> NameTable.Code {
        let name = columns.organizations[index]
        guard !pairs.isEmpty else { return names[Int(name)] }
        return pairs[Self.pair(name, columns.idsOfOrganizations[index])] ?? names[Int(name)]
    }
}
