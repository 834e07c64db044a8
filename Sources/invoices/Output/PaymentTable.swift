import Billing
import BillingExport

/// An invoice's payments as a table, a payment a line, and what is left to pay.
enum PaymentTable {
    static func text(of payments: ShownPayments, currency: Currency, width: Int?) -> String {
        var text = ""
        if !payments.payments.isEmpty {
            var table = TextTable([
                ("PAYMENT", .word), ("TIME", .word), ("AMOUNT", .number), ("REFERENCE", .text), ("KEY", .text),
            ])
            for payment in payments.payments {
                table.add([
                    payment.id, "\(payment.createdAt)", payment.amount.formatted(in: currency), payment.reference, payment.key,
                ])
            }
            text = table.text(width: width) + "\n"
        }
        return text + summary(of: payments, currency: currency)
    }

    /// `$50.00 of $213.51 is paid, $163.51 is left. The invoice is Pending.`
    static func summary(of payments: ShownPayments, currency: Currency) -> String {
        let amounts = [payments.paid, payments.total, payments.left].map { $0.formatted(in: currency) }
        return "\(amounts[0]) of \(amounts[1]) is paid, \(amounts[2]) is left. The invoice is \(payments.status.rawValue).\n"
    }
}
