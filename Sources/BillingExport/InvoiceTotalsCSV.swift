public import Billing

/// Invoices as CSV, a month a row, with the names that the API has for the fields.
public enum InvoiceTotalsCSV {
    public static func bytes(of invoices: [Invoice]) -> [UInt8] {
        var text =
            "id,period_start,period_end,payment_status,platform_total,addons_total,database_total,charges_total,"
            + "credits_total,total,dyno_units,weighted_dyno_hours\r\n"
        for invoice in invoices {
            let totals = invoice.totals
            let amounts = [
                totals.rated.dynos, totals.rated.addons, totals.rated.databases, totals.charges, totals.credits, totals.total,
            ]
            let fields =
                [
                    invoice.month.description, invoice.periodStart.description, invoice.periodEnd.description,
                    invoice.status.rawValue,
                ] + amounts.map { $0.decimal(in: invoice.currency) } + [
                    String(totals.rated.dynoUnits), totals.rated.weightedDynoHours,
                ]
            text += fields.joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }
}
