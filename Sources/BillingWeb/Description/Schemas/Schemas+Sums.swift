import Billing

extension Schemas {
    static let sums: [(name: String, schema: Schema)] = [
        ("App", .object("An app.", [.must("name", .text("The app's name, a hyphen, and the space's name."))])),
        ("Daily", daily),
        ("Usage", usageSums),
        ("Comparison", comparison),
        ("ChangeParts", parts),
    ]

    private static let grouping = Schema.text("By what it is grouped.", values: ItemGrouping.allCases.map(\.rawValue)).orNull

    /// What a group's items have in common.
    private static let group: [SchemaField] = [
        .may("organization", .text("The name of the organization.")), .may("organization_id", .text("Its id.")),
        .may("space", .text("The name of the space.")), .may("space_id", .text("Its id.")), .may("app", .named("App")),
        .may("type", itemType), .may("description", .text("The newest description of the resource.")),
    ]

    private static let days: [SchemaField] = [
        .must("costs", .list("What each day costs, in the order of days.", of: .amount("What a day costs."))),
        .must("corrections_total", .amount("Corrections of earlier months, which are for days of those.")),
        .must("charges_total", .amount("All costs and corrections.")),
    ]

    private static let daily = Schema.object(
        "What an invoice costs by day.",
        [
            .must("id", .month("The invoice.")), .must("currency", .text("The code of the currency.", pattern: "^[A-Z]{3}$")),
            .must("by", grouping),
            .must("days", .list("The days of the month that have begun.", of: .text("A day."))),
        ] + days + [
            .must("groups", .list("The most expensive first.", of: .object("A group.", group + days)))
        ])

    private static let usageSums = Schema.object(
        "The sums of many invoices.",
        [
            .must("start", .month("The first month.")), .must("end", .month("The last month.")),
            .must("currency", .text("The code of the currency.", pattern: "^[A-Z]{3}$")), .must("by", grouping),
            .must(
                "rows",
                .list(
                    "One a month, or one a month and group. Months without an invoice have none.",
                    of: .object("A row.", [.must("month", .month("The month."))] + group + sumFields))),
        ])

    private static let sumFields: [SchemaField] = [
        .must("platform_total", .amount("Of dynos.")), .must("addons_total", .amount("Of add-ons.")),
        .must("database_total", .amount("Of databases among them.")), .must("charges_total", .amount("Of all.")),
        .may("credits_total", .amount("Credits that are used; of rows without a group.")),
        .may("total", .amount("charges_total less credits_total; of rows without a group.")),
        .may("dyno_units", .integer("As in the invoice; of rows without a group.")),
        .may("weighted_dyno_hours", .number("As in the invoice; of rows without a group.")),
    ]

    private static let change: [SchemaField] = [
        .must("from_total", .amount("The total of the invoice that it is compared with.")),
        .must("total", .amount("The total of the invoice.")), .must("change", .amount("total less from_total.")),
        .must("parts", .named("ChangeParts")),
    ]

    private static let comparison = Schema.object(
        "Why an invoice is higher or lower than another.",
        [
            .must("id", .month("The invoice.")), .must("from", .month("The one that it is compared with.")),
            .must("period_end", .time("Until when the invoice counts.")),
            .must("from_period_end", .time("Until when the other one counts.")),
            .must("currency", .text("The code of the currency.", pattern: "^[A-Z]{3}$")),
        ] + change + [
            .must("organizations", .list("Those that have changed, the biggest change first.", of: organizationChange))
        ])

    private static let organizationChange = Schema.object(
        "What has changed of an organization.",
        [
            .must("organization", .text("Its name of today.")), .must("organization_id", .text("Its id.").orNull),
        ] + change + [
            .must(
                "apps",
                .list(
                    "Its apps that have changed.",
                    of: .object(
                        "What has changed of an app.",
                        [.must("app", .named("App"))] + change + [
                            .must("resources", .list("Its resources that have changed.", of: resourceChange))
                        ])))
        ])

    private static let resourceChange = Schema.object(
        "What has changed of a resource.",
        [
            .must("description", .text("What it is called.")), .must("type", itemType),
            .must("from", configuration), .must("to", configuration),
        ] + change)

    private static let configuration = Schema.object(
        "What it was last in the month; null where it has no item but corrections.",
        [
            .must("description", .text("What ran.")), .must("quantity", .integer("How many units.")),
            .must("price_per_unit", .amount("The price of one.")),
        ]
    ).orNull

    private static let parts = Schema.object(
        "A change as a sum of parts.",
        [
            .must("new", .amount("Resources that only the invoice has.")),
            .must("ended", .amount("Resources that only the other has, below 0.")),
            .must("quantity", .amount("More or fewer units.")), .must("price", .amount("Another price.")),
            .must("usage", .amount("How much of the month they ran.")),
            .must("corrections", .amount("Corrections of one less those of the other.")),
            .must("credits", .amount("The change of credits_total, below 0 where more is used.")),
        ])
}
