import HTTPTypes

extension APIDescription {
    private static let parameters: [Parameter] = [
        .query(
            "q",
            .text("Only what has this in its name or id; A to Z are the same as a to z. At most 200 characters.")),
        .query("limit", .integer("How many there are at most: 1 to 200; 50 where it is left out.")),
        .query("after", .text("Where the part before ended: as next of that part has it.")),
        .query("format", .text("json, or html for a page.", values: ["json", "html"])),
    ]

    static let directoryOperations = [
        list(
            "organizations", schema: "Organizations", summary: "The organizations",
            answer: #"""
                {
                  "organizations": [{ "name": "akkeris", "id": null, "invoices": "/organizations/akkeris/invoices" }],
                  "next": null
                }
                """#),
        list(
            "spaces", schema: "Spaces", summary: "The spaces",
            answer: #"""
                { "spaces": [{ "name": "space", "id": null, "invoices": "/spaces/space/invoices" }], "next": null }
                """#),
        list(
            "apps", schema: "Apps", summary: "The apps",
            answer: #"""
                {
                  "apps": [
                    {
                      "name": "app",
                      "id": null,
                      "shown_name": "app-space",
                      "organization": "akkeris",
                      "space": "space",
                      "invoices": "/organizations/akkeris/invoices"
                    }
                  ],
                  "next": "/apps?limit=1&after=0..app"
                }
                """#),
    ]

    private static func list(_ name: String, schema: String, summary: String, answer: String) -> Operation {
        Operation(
            method: .get, paths: ["/\(name)"], id: "list\(schema)", tag: .directory, summary: summary,
            description: "All \(name) that usage was told of, by name as UTF-8 bytes and then by id, a part at a time. What was "
                + "renamed is there once, with its latest name. Browsers get a page.",
            parameters: parameters, answers: [.json(schema, "The \(name), and the path of the next part.")],
            errors: ["bad_request", "not_acceptable", "store_busy", "store_unavailable"],
            example: Example(path: "/\(name)?limit=1", answer: answer))
    }
}
