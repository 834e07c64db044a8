import HTTPTypes

extension APIDescription {
    private static let storeErrors = ["bad_request", "store_busy", "store_unavailable"]
    private static let bodyErrors = storeErrors + ["not_json", "not_utf8", "too_large", "unsupported_media_type"]

    static let planOperations = [
        Operation(
            method: .get, paths: ["/plans"], id: "listPlans", tag: .plans, summary: "The price book",
            description: "All plans and their prices: dyno sizes first, then add-on plans, each by name.",
            answers: [.json("Plans", "The plans.")], errors: storeErrors,
            example: Example(path: "/plans", answer: ExampleText.plans)),
        Operation(
            method: .put, paths: ["/plans"], id: "setPrices", tag: .plans, summary: "Set prices",
            description:
                "Sets the prices of an array, all or none, as one batch. A price that a plan has already changes nothing.",
            body: .json("PriceListRequest", "The prices, at most 1 MiB."),
            answers: [.json("PriceSummary", "They are set.")], errors: bodyErrors + ["invalid_prices"], hasBatch: false,
            example: Example(path: "/plans", body: ExampleText.pricesRequest, answer: #"{ "set": 1, "unchanged": 1 }"#)),
        Operation(
            method: .get, paths: ["/plans/{plan}"], id: "getPlan", tag: .plans, summary: "One plan",
            description: "The prices of one dyno size or add-on's plan.",
            parameters: [.query("type", .text("Which, where both have the name.", values: ["dyno", "addon"]))],
            answers: [.json("Plan", "The plan.")], errors: storeErrors + ["not_found", "ambiguous_plan"],
            example: Example(path: "/plans/gp2", answer: ExampleText.plan)),
        Operation(
            method: .put, paths: ["/plans/{plan}"], id: "setPrice", tag: .plans, summary: "Set a price",
            description: "Sets one price, and answers with the plan as it is then.",
            body: .json("PriceRequest", "The price, at most 1 MiB."),
            answers: [.json("Plan", "The plan as it is then.")],
            errors: bodyErrors + ["not_found", "invalid_price", "invalid_prices"],
            example: Example(path: "/plans/gp2", body: ExampleText.priceRequest, answer: ExampleText.planSet)),
    ]
}
