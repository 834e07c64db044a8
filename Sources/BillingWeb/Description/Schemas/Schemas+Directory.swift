extension Schemas {
    static let directory: [(name: String, schema: Schema)] = [
        ("Organizations", list("organizations", "The organizations.", [])),
        ("Spaces", list("spaces", "The spaces.", [])),
        (
            "Apps",
            list(
                "apps", "The apps.",
                [
                    .must("shown_name", .text("{app}-{space}, as invoices have it.").orNull),
                    .must("organization", .text("The organization that it belongs to now.").orNull),
                    .must("space", .text("The space that it is in now.").orNull),
                ])
        ),
    ]

    private static func list(_ name: String, _ description: String, _ more: [SchemaField]) -> Schema {
        .object(
            description,
            [
                .must(
                    name,
                    .list(
                        description,
                        of: .object(
                            "One of them.",
                            [
                                .must("name", .text("What it is called.")),
                                .must("id", .text("Its id; null for what is known by its name alone.").orNull),
                            ] + more + [
                                .must(
                                    "invoices",
                                    .text("The path of its list of invoices; of an app that of its organization.").orNull)
                            ]))),
                .must("next", .text("The path of the next part; null at the end.").orNull),
            ])
    }
}
