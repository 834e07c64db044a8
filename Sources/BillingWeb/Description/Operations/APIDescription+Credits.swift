import HTTPTypes

extension APIDescription {
    private static let readErrors = ["bad_request", "not_found", "currency_changed", "store_busy", "store_unavailable"]

    private static let writeErrors =
        readErrors + ["not_json", "not_utf8", "conflict", "too_large", "unsupported_media_type"]

    static let creditOperations = [
        Operation(
            method: .get, paths: ["/account/credits"], id: "listAllCredits", tag: .credits,
            summary: "All credits",
            description: "The credits of all organizations, and which invoices use them.",
            parameters: Parameter.viewpoint,
            answers: [.json("Credits", "The credits.")], errors: readErrors,
            example: Example(path: "/account/credits", answer: ExampleText.credits)),
        Operation(
            method: .get, paths: ScopePath.organizations.map { "\($0)/credits" }, id: "listCredits", tag: .credits,
            summary: "An organization's credits",
            description: "The credits of one organization, and which invoices use them.",
            parameters: Parameter.viewpoint,
            answers: [.json("Credits", "The credits.")], errors: readErrors,
            example: Example(path: "/organizations/akkeris/credits", answer: ExampleText.credits)),
        Operation(
            method: .post, paths: ScopePath.organizations.map { "\($0)/credits" }, id: "grantCredit", tag: .credits,
            summary: "Grant a credit",
            description: "Grants a credit once: the same key again grants no other.",
            parameters: [.idempotencyKey],
            body: .json("CreditRequest", "The credit, at most 64 KiB."),
            answers: [
                .json("Credit", "It is granted.", status: 201), .json("Credit", "It was granted before, by the same key."),
            ],
            errors: writeErrors + ["invalid_credit"],
            example: Example(
                path: "/organizations/akkeris/credits", headers: [("Idempotency-Key", "outage-2017-02")],
                body: ExampleText.creditRequest, status: 201, answer: ExampleText.creditGranted)),
        Operation(
            method: .get, paths: ScopePath.organizations.map { "\($0)/invoices/{id}/payments" }, id: "listPayments",
            tag: .credits, summary: "An invoice's payments",
            description:
                "The payments of an organization's invoice, and what is left to pay. Only invoices of organizations take "
                + "payments.",
            parameters: Parameter.viewpoint,
            answers: [.json("Payments", "The payments.")], errors: readErrors,
            example: Example(
                path: "/organizations/akkeris/invoices/2017-01-01/payments", answer: ExampleText.payments)),
        Operation(
            method: .post, paths: ScopePath.organizations.map { "\($0)/invoices/{id}/payments" }, id: "pay",
            tag: .credits, summary: "Take a payment",
            description: "Takes a payment of a closed month's invoice once: the same key again takes no other.",
            parameters: [.idempotencyKey],
            body: .json("PaymentRequest", "The payment, at most 64 KiB."),
            answers: [
                .json("Payments", "It is taken.", status: 201), .json("Payments", "It was taken before, by the same key."),
            ],
            errors: writeErrors + ["invalid_payment", "invoice_open", "overpayment"],
            example: Example(
                path: "/organizations/akkeris/invoices/2017-01-01/payments", body: ExampleText.paymentRequest, status: 201,
                answer: ExampleText.paid)),
    ]
}
