import HTTPTypes

extension APIDescription {
    static let serverOperations = [
        Operation(
            method: .get, paths: ["/health"], id: "getHealth", tag: .server, summary: "Whether the server runs",
            description: "Answers if the server and its database run.",
            answers: [.json("Health", "They run.")], errors: ["store_busy", "store_unavailable"], needsKey: false,
            hasBatch: false,
            example: Example(
                path: "/health", answer: #"{ "status": "ok", "version": "0.1.0", "batch": 11 }"#, changing: ["version"])),
        Operation(
            method: .get, paths: ["/clock"], id: "getClock", tag: .server, summary: "The time of a test clock",
            description: "Only a server that was started with --test-clock has one.",
            answers: [.json("Clock", "The time.")], errors: ["not_found"], hasBatch: false,
            example: Example(path: "/clock", answer: #"{ "now": "2017-02-05T22:16:56.616Z" }"#)),
        Operation(
            method: .put, paths: ["/clock"], id: "setClock", tag: .server, summary: "Set the test clock",
            description: "Sets the clock forward, and closes the months whose time has come by that.",
            body: .json("ClockRequest", "When it is, at most 64 KiB."),
            answers: [.json("ClockSet", "It is set.")],
            errors: [
                "bad_request", "not_json", "not_utf8", "not_found", "clock_backwards", "too_large", "unsupported_media_type",
                "invalid_clock", "currency_changed", "store_busy", "store_unavailable",
            ], hasBatch: false,
            example: Example(
                path: "/clock", body: ExampleText.clockRequest,
                answer: #"{ "now": "2017-03-02T00:00:00.000Z", "closed": ["2017-02-01"] }"#)),
        Operation(
            method: .get, paths: ["/"], id: "getIndex", tag: .server, summary: "What there is",
            description: "The paths as plain text; a browser is sent to the overview.",
            answers: [
                .text("text/plain", "The paths."), Answer(status: 303, description: "A browser is sent to the overview."),
            ], needsKey: false, hasBatch: false,
            example: Example(path: "/")),
        Operation(
            method: .get, paths: ["/openapi.json"], id: "getDescription", tag: .server, summary: "This description",
            description: "All that the server can be asked for, in OpenAPI 3.1. It has an ETag.",
            parameters: [
                .header("If-None-Match", .text("The tag of an earlier response; the answer is 304 if it is still the same."))
            ],
            answers: [
                Answer(
                    status: 200, description: "The description.",
                    contents: [("application/json", Schema.object("An OpenAPI 3.1 document.", []).open)]),
                Answer(status: 304, description: "It is still what the tag is of."),
            ], needsKey: false, hasBatch: false,
            example: Example(path: "/openapi.json")),
        Operation(
            method: .get, paths: ["/docs"], id: "getPages", tag: .server, summary: "This description as pages",
            description: "The contents of the description, for people.",
            answers: [.text("text/html", "The page.")], needsKey: false, hasBatch: false,
            example: Example(path: "/docs")),
        Operation(
            method: .get, paths: ["/docs/{tag}"], id: "getPage", tag: .server, summary: "A part of it as a page",
            description: "All that can be asked for of one part of the API, with examples, for people.",
            answers: [.text("text/html", "The page.")], errors: ["not_found"], needsKey: false, hasBatch: false,
            example: Example(path: "/docs/invoices")),
    ]
}
