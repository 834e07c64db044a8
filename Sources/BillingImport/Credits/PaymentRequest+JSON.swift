public import Billing
public import BillingService

extension PaymentRequest {
    /// Reads `{"amount": 213.51, "reference": "…", "idempotency_key": "…"}`.
    ///
    /// - Parameters:
    ///   - headerKey: the idempotency key of the header, where there is one.
    ///   - month: that of the invoice.
    public init(
        parsing body: [UInt8], headerKey: String?, month: Month, currency: Currency
    ) throws(BodyRefusal) {
        var object = try ObjectBody<PaymentField>(body)
        let amount = object.value(.amount) { text throws(FieldProblem) in try CreditText.amount(text, in: currency) }
        let reference = object.value(.reference, isOptional: true) { text throws(FieldProblem) in
            text.isEmpty ? "" : try CreditText.text(text)
        }
        let key = object.key(.idempotencyKey, header: headerKey)
        try object.check()
        guard let amount, let key else { throw .invalid([], more: 1) }
        self.init(key: key, month: month, amount: amount, reference: reference ?? "")
    }
}
