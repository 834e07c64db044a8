public import Billing

/// The payments of an invoice as JSON, and what is left to pay.
public enum PaymentsJSON {
    public static func bytes(of payments: ShownPayments, currency: Currency) -> [UInt8] {
        var object = JSONObjectText()
        object.add("total", payments.total, in: currency)
        object.add("paid", payments.paid, in: currency)
        object.add("left", payments.left, in: currency)
        object.add("payment_status", payments.status.rawValue)
        object.add(
            "payments",
            objects: payments.payments.map { payment in
                var object = JSONObjectText()
                object.add("id", payment.id)
                object.add("amount", payment.amount, in: currency)
                object.add("reference", orNull: payment.reference)
                object.add("idempotency_key", payment.key)
                object.add("created_at", payment.createdAt)
                return object
            })
        return object.closed
    }
}
