import HTTPTypes

extension APIDescription {
    static let usageOperations = [
        Operation(
            method: .post, paths: ["/usage/events"], id: "sendEvents", tag: .usage, summary: "Send usage events",
            description:
                "Takes CloudEvents 1.0: one, an array, one a line, or one in binary mode, with the attributes in "
                + "headers that begin with ce-. All events of a request are stored, or none; when the answer comes, they are "
                + "on disk. The same event again changes nothing.",
            body: RequestBody(
                description: "The events, at most 16 MiB.",
                contents: [
                    ("application/json", .named("Events")), ("application/cloudevents+json", .named("Event")),
                    ("application/cloudevents-batch+json", .list("Several.", of: .named("Event"))),
                    ("application/x-ndjson", .text("One event a line.")),
                    ("application/ndjson", .text("One event a line.")),
                ]),
            answers: [.json("Accepted", "They are stored.")],
            errors: [
                "bad_request", "not_json", "not_utf8", "conflict", "too_large", "unsupported_media_type", "invalid_events",
                "store_busy", "store_unavailable",
            ], hasBatch: false,
            example: Example(
                path: "/usage/events", body: ExampleText.event, answer: #"{ "accepted": 1, "duplicates": 0 }"#)),
        Operation(
            method: .post, paths: ["/hooks/akkeris"], id: "takeWebhook", tag: .usage, summary: "Take an Akkeris webhook",
            description: "Takes a webhook of an Akkeris controller, which carries a signature and no key. The example is signed "
                + "with the secret \"a long random text\".",
            parameters: [
                .header(
                    "x-akkeris-signature",
                    .text(
                        "sha1= and the HMAC-SHA1 of the body with WEBHOOK_SECRET, in hexadecimal digits.",
                        pattern: "^sha1=[0-9a-f]{40}$"), isRequired: true),
                .header(
                    "x-akkeris-delivery", .text("The id of the delivery, by which it is known when it comes again."),
                    isRequired: true),
            ],
            body: .json("Webhook", "The webhook, at most 1 MiB."),
            answers: [.json("Accepted", "It is stored, or tells nothing of usage.")],
            errors: [
                "bad_request", "not_json", "delivery_missing", "signature_missing", "signature_wrong", "webhooks_off",
                "conflict", "too_large", "invalid_webhook", "store_busy", "store_unavailable",
            ], needsKey: false, hasBatch: false,
            example: Example(
                path: "/hooks/akkeris",
                headers: [
                    ("x-akkeris-signature", "sha1=2d885fb9ce2256a562a8ebc13b696037308316b5"),
                    ("x-akkeris-delivery", "4b5d1f0e"),
                ], body: ExampleText.webhook, answer: #"{ "accepted": 1, "duplicates": 0 }"#)),
    ]
}
