public import Billing

extension CreditRequest {
    /// Reads `{"amount": 25.00, "reason": "…", "valid_from": null, "valid_until": null, "idempotency_key": "…"}`.
    ///
    /// - Parameter headerKey: the idempotency key of the header, where there is one.
    public init(parsing body: [UInt8], headerKey: String?, currency: Currency) throws(BodyRefusal) {
        var object = try ObjectBody<CreditField>(body)
        let amount = object.value(.amount) { text throws(FieldProblem) in try CreditText.amount(text, in: currency) }
        let reason = object.value(.reason, CreditText.text)
        let validFrom = object.value(.validFrom, isOptional: true, CreditText.instant)
        let validUntil = object.value(.validUntil, isOptional: true, CreditText.instant)
        let key = object.key(.idempotencyKey, header: headerKey)
        if let validFrom, let validUntil, validUntil <= validFrom {
            object.note(.untilNotAfterFrom(validFrom), of: CreditField.validUntil.name)
        }
        try object.check()
        guard let amount, let reason, let key else { throw .invalid([], more: 1) }
        self.init(key: key, amount: amount, reason: reason, validFrom: validFrom, validUntil: validUntil ?? .never)
    }
}
