extension Schemas {
    static let proof: [(name: String, schema: Schema)] = [
        ("Seal", seal),
        ("Audit", .list("Entries of the audit, newest first.", of: auditEntry)),
    ]

    private static let seal = Schema.object(
        "What proves that a closed month's invoice is as it was sealed.",
        [
            .must("month", .month("The invoice's id.")),
            .must("statement", .text("The text that is signed, the same for all invoices of the month.")),
            .must("key", .text("The id of the key that has signed it.")),
            .must("signature", .digits("The signature of Ed25519.")),
            .must(
                "keys",
                .list(
                    "All public keys, oldest first.",
                    of: .object(
                        "A public key.",
                        [
                            .must("id", .text("Its id.")), .must("public_key", .digits("The key.")),
                            .must("since", .integer("The batch from which on it signs.")),
                            .must("endorsement", .digits("How the one before signed it.").orNull),
                            .must("acceptance", .digits("How it signed the one before.").orNull),
                        ]))),
            .must(
                "leaves",
                .list(
                    "By the order of the items.",
                    of: .object(
                        "A part of the invoice that is hashed at once.",
                        [
                            .must("tree", .text("The tree that it is in.", values: ["organizations", "spaces"])),
                            .must("index", .integer("Its place in the tree.")),
                            .must("header", .text("What is hashed with the items.")),
                            .may("path", .list("The hashes from it to the root.", of: .text("A hash."))),
                        ]))),
        ])

    private static let auditEntry = Schema.object(
        "Something that was done.",
        [
            .must("number", .integer("Entries are counted from 1.")),
            .must("batch", .integer("The batch that it is recorded with.")),
            .must("recorded", .time("When it was recorded.")),
            .must("actor", .text("Who: a key's fingerprint, or the user who ran a command.")),
            .must("place", .text("From where.")),
            .must("action", .text("What, for a program: closed, credit granted, paid, price set and others.")),
            .must("detail", .text("What, for a person.")),
            .must("hash", .digits("What the next entry names.")),
        ])
}
