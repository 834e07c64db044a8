import Billing
import BillingTesting

/// A large invoice, made straight of columns.
enum ManyItems {
    static func invoice(count: Int) -> Invoice {
        var columns = SpanColumns()
        for index in 0..<count {
            columns.append(
                start: "2017-01-10T00:00:00Z", end: .never, price: "60", quantity: Quantity(unchecked: 1),
                flags: SpanFlags(type: .dyno, isDatabase: false))
            columns.appendNames(
                organization: columns.organizationNames.code(of: "akkeris"),
                app: columns.appNames.code(of: "app-\(index % 5000)"),
                description: columns.descriptionNames.code(of: "gp2 web dyno"), resource: columns.resourceNames.code(of: "web"),
                sequence: Int64(index))
        }
        return Invoice(
            of: columns, period: BillingPeriod(month: "2017-02-01", now: "2017-03-05T00:00:00Z"), rules: BillingRules())
    }

    static func focus(of invoice: Invoice) -> FocusInvoice {
        let count = invoice.items.count
        var focus = FocusInvoice(
            invoice, period: BillingPeriod(month: invoice.month, now: "2017-03-05T00:00:00Z"), proration: .day,
            hasInvoiceIDs: true)
        focus.accounts = [FocusPlace(id: "akkeris", name: "akkeris")]
        focus.spaces = [FocusPlace(id: "space", name: "space")]
        focus.products = [FocusProduct(description: "gp2 web dyno", type: .dyno, isDatabase: false)]
        focus.itemAccounts = [Int32](repeating: 0, count: count)
        (focus.itemSpaces, focus.itemProducts) = (focus.itemAccounts, focus.itemAccounts)
        for index in 0..<count {
            focus.itemResourceIDs.append(focus.resourceIDs.code(of: "app-\(index)/dyno/web"))
            focus.itemResourceNames.append(focus.resourceNames.code(of: "web"))
        }
        focus.units = [Int64](repeating: 28, count: count)
        return focus
    }
}
