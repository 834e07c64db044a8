import Billing
import BillingExport

/// Credits as a table, a credit a line, and below each the invoices that use it.
enum CreditTable {
    static func text(of credits: [ShownCredit], currency: Currency, width: Int?) -> String {
        var table = TextTable([
            ("CREDIT", .word), ("ORGANIZATION", .text), ("AMOUNT", .number), ("LEFT", .number), ("FROM", .word), ("UNTIL", .word),
            ("REASON", .text),
        ])
        for credit in credits {
            table.add([
                credit.id, credit.organization, credit.amount.formatted(in: currency), credit.left.formatted(in: currency),
                day(credit.validFrom), credit.validUntil == .never ? "" : day(credit.validUntil), credit.reason,
            ])
            for application in credit.applications {
                let state = application.isSettled ? "settled" : "open"
                let amount = "-" + application.amount.formatted(in: currency)
                table.add(["", "", amount, "", "", "", "invoice \(application.month), \(state)"])
            }
        }
        return table.text(width: width)
    }

    private static func day(_ instant: Instant) -> String { String(instant.description.prefix(10)) }
}
