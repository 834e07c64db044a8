import BillingExport

extension Schemas {
    static let invoices: [(name: String, schema: Schema)] = [
        ("InvoiceList", .list("The months that have an invoice, oldest first.", of: .reference("An invoice."))),
        ("Invoice", invoice(items: .named("Item"))),
        ("Item", .object("A line item: one configuration of one resource, rated for one month.", itemFields)),
        ("ExplainedInvoice", invoice(items: .named("ExplainedItem"))),
        (
            "ExplainedItem",
            .object(
                "A line item, and how it came to be.",
                itemFields + [.must("explanation", .named("Explanation").orNull)])
        ),
        ("Explanation", explanation),
    ]

    private static func invoice(items: Schema) -> Schema {
        .object(
            "One month's invoice of the account, an organization or a space.",
            [
                .must("addons_total", .amount("The sum of billed_price over add-ons.")),
                .must("database_total", .amount("The part of addons_total that is databases.")),
                .must("charges_total", .amount("The sum of billed_price over all items.")),
                .must("created_at", .time("The start of the month.")),
                .must("credits_total", .amount("What the invoice uses of credits; 0 in a space's.")),
                .must("dyno_units", .integer("The sum of quantity over dynos but corrections.")),
                .must("id", .month("The first day of the month.")),
                .must("number", .text("The start of the month in milliseconds since 1970.", pattern: "^-?[0-9]+$")),
                .must("payment_status", paymentStatus),
                .must("period_end", .time("Now while the month runs, its last second once it is over.")),
                .must("period_start", .time("The start of the month.")),
                .must("platform_total", .amount("The sum of billed_price over dynos.")),
                .must("state", .integer("1 is Pending and 2 Paid; with STATE_NUMBERS=controller-api 2 and 1.")),
                .must("total", .amount("charges_total less credits_total.")),
                .must("updated_at", .time("The start of the month while it is Pending, then when it became Paid.")),
                .must(
                    "weighted_dyno_hours", .number("The sum of quantity times hours billed over dynos but corrections.")),
                .must("items", .list("By organization, app, newest first.", of: items)),
            ])
    }

    static let paymentStatus = Schema.text(
        "Whether it is paid: by the end of its month, or with PAYMENT=manual by its payments.", values: ["Pending", "Paid"])

    private static let itemFields: [SchemaField] = [
        .must("organization", .text("The name of the organization.")),
        .must("app", .named("App")),
        .must("description", .text("What ran: gp2 web dyno, alamo-redis:small addon.")),
        .must("type", itemType),
        .must("quantity", .integer("How many units ran.")),
        .must("price_per_unit", .amount("The price of one unit for a whole month.")),
        .must("billed_price", .amount("What is billed for this month; of a correction it may be below 0.")),
        .must("created_at", .time("When the span began.")),
        .must("deleted_at", .time("When it ended; null while it runs.").orNull),
    ]

    static let itemType = Schema.text("Whether it is a dyno or an add-on.", values: ["dyno", "addon"])

    private static let explanation = Schema.object(
        "How an item came to be.",
        [
            .must(
                "resource",
                .object(
                    "What is billed.",
                    [
                        .must("app", .text("The app.")), .must("app_id", .text("Its id.").orNull), .must("type", itemType),
                        .must("name", .text("A dyno's process type, an add-on's name.").orNull),
                    ])),
            .must("events", .list("What made the span.", of: event)),
            .must(
                "span",
                .object(
                    "From when to when it ran like this.",
                    [.must("start", .time("From when on.")), .must("end", .time("Until when; null while it runs.").orNull)])),
            .must(
                "part",
                .object(
                    "Which part of the month is billed.",
                    [
                        .must("month", .month("The month.")), .must("from", .time("From when on.")),
                        .must("to", .time("Until when.")),
                        .must("unit", .text("What is counted.", values: ["day", "millisecond"])),
                        .must("billed", .integer("How many are billed.")),
                        .must("in_month", .integer("How many the month has.")),
                    ])),
            .must("contested_days", .list("Days on which it ran otherwise too.", of: contestedDay)),
            .must(
                "price",
                .object(
                    "The price, and where it is from.",
                    [
                        .must("price_per_unit", .amount("Of one unit for a whole month.")),
                        .must("from", .text("Where it is from.", values: ["usage", "price_book"])),
                        .may("plan", .text("The plan in the price book.")),
                        .may("valid_from", .time("From when on the plan has this price.")),
                    ])),
            .must(
                "calculation",
                .object(
                    "What was computed.",
                    [
                        .must("formula", .text("Price, quantity and part.")),
                        .must("exact", .text("The result before it is rounded.")),
                        .must("is_exact", .flag("Whether these are all of its decimals.")),
                        .must("rounded", .amount("What is billed.")),
                    ])),
            .may(
                "correction",
                .object(
                    "Of a correction: what was billed and what is due.",
                    [
                        .must("invoice", .month("The invoice that is corrected.")),
                        .must("billed", .amount("What was billed.")), .must("due", .amount("What is due.")),
                        .must("difference", .amount("Due less billed.")),
                    ])),
            .must("sentences", .list("The same for people.", of: .text("A sentence."))),
        ])

    private static let event = Schema.object(
        "An event that had a part in it.",
        [
            .must("role", .text("What it did.", values: ["began", "configured", "moved", "ended"])),
            .must("type", .text("The event's type, or \"usage line\".")),
            .must("source", .text("Who told it.").orNull), .must("id", .text("The source's id of it.").orNull),
            .must("happened_at", .time("When it happened.")), .must("recorded_at", .time("When it was recorded.")),
            .must("batch", .integer("The batch that it was recorded with.")),
        ])

    private static let contestedDay = Schema.object(
        "A day on which the resource ran in two ways.",
        [
            .must("day", .text("The day.", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            .must("is_billed_here", .flag("Whether this item is billed for it.")),
            .must(
                "billed_to",
                .object(
                    "What is billed for it.",
                    [
                        .must("organization", .text("The organization.")), .must("space", .text("The space.")),
                        .must("description", .text("What ran.")), .must("quantity", .integer("How many units.")),
                        .must("price_per_unit", .amount("The price of one.")),
                    ])),
        ])
}
