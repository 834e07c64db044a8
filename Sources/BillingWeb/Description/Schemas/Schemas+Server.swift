extension Schemas {
    static let server: [(name: String, schema: Schema)] = [
        (
            "Health",
            .object(
                "That the server and its database run.",
                [
                    .must("status", .text("All is well.", values: ["ok"])),
                    .must("version", .text("The program's version.")),
                    .must("batch", .integer("The number of the last committed write.")),
                ])
        ),
        ("Clock", .object("The time of a test clock.", [.must("now", .time("Its time."))])),
        ("ClockRequest", .object("When it is.", [.must("now", .text("ISO 8601 with a zone; not before the clock's time."))])),
        (
            "ClockSet",
            .object(
                "When it is now, and what came of it.",
                [
                    .must("now", .time("The time.")),
                    .must("closed", .list("The months that were closed by that.", of: .month("A month."))),
                ])
        ),
        ("Error", error),
        ("ErrorDetail", errorDetail),
    ]

    private static let error = Schema.object(
        "What is wrong, and what to do.",
        [
            .must("id", .text("A stable word for programs.", values: DescribedError.all.map(\.id))),
            .must("message", .text("What is wrong and what to do, for a person.")),
            .must("code", .integer("The status.")),
            .may("errors", .list("What is wrong with each of the things that the body lists.", of: .named("ErrorDetail"))),
        ])

    private static let errorDetail = Schema.object(
        "What is wrong with one thing.",
        [
            .may("index", .integer("Its place in the request, from 0.")), .may("id", .text("The event's id.")),
            .may("source", .text("The event's source.")), .may("field", .text("The field's path.")),
            .must("code", .text("A stable word for programs.")),
            .must("message", .text("The end of a sentence that begins with the field's name, where there is one.")),
        ])
}
