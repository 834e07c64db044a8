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
}
