/// All that the server can be asked for, told once: the document at `/openapi.json` and the pages at `/docs` are made of it.
enum APIDescription {
    static let operations =
        invoiceOperations + directoryOperations + costOperations + proofOperations + creditOperations + planOperations
        + usageOperations + serverOperations

    /// What browsers ask for in order to show pages, by the beginnings of their paths: it is not for programs.
    static let pathsOfPages = ["/assets/", "/sign-in", "/sign-out"]

    static let title = "Platform Invoices"

    static let introduction =
        "What apps, dynos and add-ons cost, by month, for the account, an organization or a space. Amounts are JSON numbers, "
        + "exact decimals: read them as such. Times are ISO 8601 with milliseconds, in UTC. Every path that answers to GET "
        + "answers to HEAD too, with the same header fields and no body. Errors have an id for programs and a message that says "
        + "what to do. Where the server has a key, send it as Authorization: KEY or Authorization: Bearer KEY. Where "
        + "it has none, it answers only where it is asked for as localhost or by an address, and 421 else."
}
