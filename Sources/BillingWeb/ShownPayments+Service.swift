import Billing
public import BillingExport
public import BillingService

extension ShownPayments {
    public init(_ payments: InvoicePayments) {
        self.init(
            total: payments.head.totals.total, paid: payments.paid, left: payments.left, status: payments.head.status,
            payments: payments.payments.map { payment in
                Payment(
                    id: "payment-\(payment.batch)", amount: payment.request.amount, reference: payment.request.reference,
                    key: payment.request.key, createdAt: payment.recorded)
            })
    }
}
