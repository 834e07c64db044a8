import Billing

/// The items of an invoice by organization and app, in the invoice's order.
struct InvoiceSections {
    /// Neighbours in ``order``, or in ``apps``, and what they come to.
    struct Section {
        var range: Range<Int>
        var sum: Money
    }

    /// The items' indices.
    let order: [Int]
    /// Ranges of ``order``.
    private(set) var apps: [Section] = []
    /// Ranges of ``apps``.
    private(set) var organizations: [Section] = []

    init(_ items: LineItems) {
        order = items.inOrder()
        let columns = items.columns
        func id(_ index: Int) -> NameTable.Code {
            columns.idsOfOrganizations.isEmpty ? -1 : columns.idsOfOrganizations[index]
        }
        var last: Int?
        for (position, index) in order.enumerated() {
            let isSameOrganization =
                last.map { columns.organizations[$0] == columns.organizations[index] && id($0) == id(index) } ?? false
            if !isSameOrganization {
                organizations.append(Section(range: apps.count..<apps.count, sum: .zero))
            }
            if !isSameOrganization || last.map({ columns.apps[$0] }) != columns.apps[index] {
                apps.append(Section(range: position..<position, sum: .zero))
            }
            let amount = Money(minorUnits: Int128(items.billed[index]))
            apps[apps.count - 1].range = apps[apps.count - 1].range.lowerBound..<position + 1
            apps[apps.count - 1].sum += amount
            organizations[organizations.count - 1].range =
                organizations[organizations.count - 1].range.lowerBound..<apps.count
            organizations[organizations.count - 1].sum += amount
            last = index
        }
    }

    /// The index of any item of an app's section.
    func item(ofApp app: Int) -> Int { order[apps[app].range.lowerBound] }

    func item(ofOrganization organization: Int) -> Int { item(ofApp: organizations[organization].range.lowerBound) }

    func itemCount(ofOrganization organization: Int) -> Int {
        let range = organizations[organization].range
        return apps[range.upperBound - 1].range.upperBound - apps[range.lowerBound].range.lowerBound
    }
}
