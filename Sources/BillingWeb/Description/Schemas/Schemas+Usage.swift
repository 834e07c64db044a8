import BillingExport

extension Schemas {
    static let usage: [(name: String, schema: Schema)] = [
        ("Events", .either("One event or several.", [.named("Event"), .list("Several.", of: .named("Event"))])),
        ("Event", event.open),
        ("EventData", eventData),
        (
            "Accepted",
            .object(
                "What came of it; it is on disk.",
                [
                    .must("accepted", .integer("How many are new.")),
                    .must("duplicates", .integer("How many were known, and said the same.")),
                    .may("ignored", .text("Why nothing was read of a webhook.")),
                ])
        ),
        ("Webhook", webhook.open),
    ]

    private static let event = Schema.object(
        "A usage event: a CloudEvent 1.0. Other attributes of CloudEvents may be there, and are not read.",
        [
            .must("specversion", .text("The version of CloudEvents.", values: ["1.0"])),
            .must("id", .text("What the source knows the event by, the same each time it is sent.")),
            .must("source", .text("Who tells it: a URI reference.")),
            .must(
                "type",
                .text(
                    "What it says.",
                    values: ["usage.changed", "usage.ended", "app.moved", "app.deleted", "usage.retracted"])),
            .must("time", .text("When it happened: ISO 8601 with a zone.")),
            .may("datacontenttype", .text("application/json.")),
            .must("data", .named("EventData")),
        ])

    private static let eventData = Schema.object(
        "What happened. Which fields there must be depends on the event's type.",
        [
            .may("organization", .text("Who pays from then on.")), .may("organization_id", .text("Its id.").orNull),
            .may("space", .text("Where the app runs.")), .may("space_id", .text("Its id.").orNull),
            .may("app", .text("The app's name.")), .may("app_id", .text("What the platform knows the app by.").orNull),
            .may("type", itemType), .may("resource", .text("A dyno's process type; an add-on's name or id.")),
            .may("plan", .text("A dyno's size; an add-on's plan.")),
            .may("quantity", .integer("How many units; 0 runs nothing.")),
            .may(
                "price_per_unit", .amount("The price of one for a whole month; without it the price book tells.").orNull),
            .may("id", .text("Of usage.retracted: the id of the event that is taken back.")),
            .may("source", .text("Of usage.retracted: its source.").orNull),
        ])

    private static let webhook = Schema.object(
        "A webhook of an Akkeris controller. It has more fields than these, which are not read.",
        [
            .must("action", .text("What happened: formation_change, addon_change, destroy; others are ignored.")),
            .may(
                "app",
                .object("The app.", [.may("id", .text("Its id.")), .may("name", .text("Its name."))]).open),
            .may("space", .object("Its space.", [.may("name", .text("Its name."))]).open),
            .may("change", .text("What kind of change.")),
            .may(
                "changes",
                .list(
                    "What is changed.",
                    of: .object(
                        "A dyno or an add-on.",
                        [
                            .may("type", .text("The process type.")), .may("size", .text("The dyno's size.")),
                            .may("quantity", .integer("How many units.")), .may("id", .text("The add-on's id.")),
                            .may("created_at", .text("When the add-on was created.")),
                            .may("plan", .object("The add-on's plan.", [.may("name", .text("Its name."))]).open),
                        ]
                    ).open)),
        ])
}
