import Billing
import BillingTesting

/// Invoices of any size with names of the usual length, in the order in which a store hands them over.
enum RandomInvoices {
    private static let itemsAnOrganization = 1000
    private static let itemsAnApp = 4

    static func invoice(items: Int) -> Invoice {
        var random = SeededRandom(seed: UInt64(items))
        var columns = SpanColumns()
        columns.reserveCapacity(items, withNames: true)
        for index in 0..<items {
            RandomSpans.append(to: &columns, random: &random)
            let organization = Names.organization(index / itemsAnOrganization)
            let apps = itemsAnOrganization / itemsAnApp
            let app = index / itemsAnOrganization * apps + Int(random.next() % UInt64(apps))
            let isDyno = columns.flags(at: index).type == .dyno
            let description =
                isDyno
                ? Names.dynos[Int(random.next() % UInt64(Names.dynos.count))]
                : Names.addons[Int(random.next() % UInt64(Names.addons.count))]
            columns.appendNames(
                organization: columns.organizationNames.code(of: organization),
                app: columns.appNames.code(of: "\(Names.app(app))-\(Names.space(app))"),
                description: columns.descriptionNames.code(of: description.text),
                resource: columns.resourceNames.code(of: description.process), sequence: Int64(index))
        }
        return Invoice(of: columns, period: RandomSpans.period, rules: BillingRules())
    }

    /// The same invoice with all that FOCUS wants to know of its items.
    static func focus(of invoice: Invoice) -> FocusInvoice {
        let columns = invoice.items.columns
        var focus = FocusInvoice(invoice, period: RandomSpans.period, proration: .day, hasInvoiceIDs: true)
        focus.accounts = (0..<NameTable.Code(columns.organizationNames.count)).map { code in
            FocusPlace(id: columns.organizationNames[code], name: columns.organizationNames[code])
        }
        focus.itemAccounts = columns.organizations
        focus.spaces = [FocusPlace(id: "space", name: "space")]
        var products: [NameTable.Code: Int32] = [:]
        for index in 0..<columns.count {
            let type = columns.flags(at: index).type
            let description = columns.descriptionNames[columns.descriptions[index]]
            let code = products[columns.descriptions[index]] ?? Int32(focus.products.count)
            if products[columns.descriptions[index]] == nil {
                products[columns.descriptions[index]] = code
                focus.products.append(FocusProduct(description: description, type: type, isDatabase: false))
            }
            focus.itemProducts.append(code)
            focus.itemSpaces.append(0)
            let resource = "\(columns.appNames[columns.apps[index]])/\(type.name)/\(index)"
            focus.itemResourceIDs.append(focus.resourceIDs.code(of: resource))
            focus.itemResourceNames.append(focus.resourceNames.code(of: description))
            focus.units.append(
                focus.period.billedUnits(
                    from: columns.starts[index], to: columns.ends[index], lost: columns.flags(at: index).lost, by: .day))
        }
        return focus
    }
}
