import HTTPTypes

extension APIDescription {
    static let proofOperations = [
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices/{id}/seal" }, id: "getSeal", tag: .proof,
            summary: "The seal of an invoice",
            description: "What proves that a closed month's invoice is as it was sealed. Saved beside the invoice, it is proven "
                + "without the server.",
            answers: [.json("Seal", "The seal.")],
            errors: [
                "bad_request", "not_found", "month_open", "not_sealed", "nothing_sealed", "currency_changed", "store_busy",
                "store_unavailable",
            ],
            example: Example(
                path: "/account/invoices/2017-01-01/seal", answer: ExampleText.seal,
                changing: ["statement", "key", "signature", "id", "public_key", "header"])),
        Operation(
            method: .get, paths: ["/audit"], id: "listAudit", tag: .proof,
            summary: "What was done, by whom",
            description: "Entries of the audit, newest first. Each has the hash of the one before in its own hash.",
            parameters: [
                .query("limit", .integer("How many, up to 1000; without it 100.")),
                .query("before", .integer("The number of the last entry that you have, for the next ones.")),
            ],
            answers: [.json("Audit", "The entries.")], errors: ["bad_request", "store_busy", "store_unavailable"],
            example: Example(path: "/audit?limit=1", answer: ExampleText.audit, changing: ["hash", "place"])),
    ]
}
