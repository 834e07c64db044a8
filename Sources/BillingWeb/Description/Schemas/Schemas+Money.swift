extension Schemas {
    static let money: [(name: String, schema: Schema)] = [
        ("Credits", .list("Credits, in the order in which they were granted.", of: .named("Credit"))),
        ("Credit", credit),
        ("CreditRequest", creditRequest),
        ("Payments", payments),
        ("PaymentRequest", paymentRequest),
        ("Plans", .list("Dyno sizes, then add-on plans, each by name.", of: .named("Plan"))),
        ("Plan", plan),
        ("PriceRequest", .object("A price to set.", [.may("plan", planName)] + priceRequest)),
        (
            "PriceListRequest",
            .list("Prices to set, all or none.", of: .object("A price to set.", [.must("plan", planName)] + priceRequest))
        ),
        (
            "PriceSummary",
            .object(
                "What came of it.",
                [
                    .must("set", .integer("How many prices are new.")),
                    .must("unchanged", .integer("How many were so before.")),
                ])
        ),
    ]

    private static let credit = Schema.object(
        "A credit, and which invoices use it.",
        [
            .must("id", .text("The program's name for it.", pattern: "^credit-[0-9]+$")),
            .must("organization", .text("Whose it is.")), .must("amount", .amount("What was granted.")),
            .must("left", .amount("What no invoice uses.")), .must("reason", .text("Why.")),
            .must("valid_from", .time("From when on it is valid.")),
            .must("valid_until", .time("When it ends; null for never.").orNull),
            .must("idempotency_key", .text("What you know it by.")), .must("created_at", .time("When it was granted.")),
            .must(
                "applications",
                .list(
                    "By month.",
                    of: .object(
                        "What an invoice uses of it.",
                        [
                            .must("invoice", .reference("The invoice.")), .must("amount", .amount("How much it uses.")),
                            .must("settled", .flag("Whether its month is closed.")),
                        ]))),
        ])

    private static let key = Schema.text("What you know it by, up to 255 characters; here or in the header Idempotency-Key.")

    private static let creditRequest = Schema.object(
        "A credit to grant.",
        [
            .must("amount", .amount("Above 0, with no more decimals than the currency has.")),
            .must("reason", .text("A text of up to 1,000 characters.")),
            .may("valid_from", .text("From when on it is valid: ISO 8601 with a zone; without it now.").orNull),
            .may("valid_until", .text("When it ends; without it never.").orNull),
            .may("idempotency_key", key),
        ])

    private static let payments = Schema.object(
        "The payments of an invoice, and what is left.",
        [
            .must("total", .amount("What is to be paid.")), .must("paid", .amount("What has been paid.")),
            .must("left", .amount("What is left.")), .must("payment_status", paymentStatus),
            .must(
                "payments",
                .list(
                    "In the order in which they came.",
                    of: .object(
                        "A payment.",
                        [
                            .must("id", .text("The program's name for it.", pattern: "^payment-[0-9]+$")),
                            .must("amount", .amount("How much.")),
                            .must("reference", .text("What the bank or the payer calls it.").orNull),
                            .must("idempotency_key", .text("What you know it by.")),
                            .must("created_at", .time("When it was taken.")),
                        ]))),
        ])

    private static let paymentRequest = Schema.object(
        "A payment to take.",
        [
            .must("amount", .amount("Above 0, and no more than what is left.")),
            .may("reference", .text("What the bank or the payer calls it: up to 1,000 characters.").orNull),
            .may("idempotency_key", key),
        ])

    private static let planName = Schema.text("The plan's name: gp2, alamo-redis:small.")

    private static let priceRequest: [SchemaField] = [
        .must("type", itemType),
        .must("price_per_unit", .amount("Of one unit for a whole month: 0 to 1,000,000,000, with at most 6 decimals.")),
        .may(
            "valid_from",
            .text("From when on it holds: ISO 8601 with a zone. Without it the first one always, others from now on.").orNull),
    ]

    private static let plan = Schema.object(
        "A dyno size or an add-on's plan, and its prices.",
        [
            .must("plan", planName), .must("type", itemType),
            .must("price_per_unit", .amount("The present price; null where none holds yet.").orNull),
            .must("valid_from", .time("From when on it holds.").orNull),
            .must(
                "prices",
                .list(
                    "All prices, oldest first.",
                    of: .object(
                        "A price.",
                        [.must("price_per_unit", .amount("The price.")), .must("valid_from", .time("From when on."))]))),
        ])
}
