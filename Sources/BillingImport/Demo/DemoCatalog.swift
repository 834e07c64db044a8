/// The apps of the demo platform: that of Fjordkost, who deliver groceries along the coast.
///
/// None begins in the last two months, so that all of them are there on any day.
enum DemoCatalog {
    static let apps = storefront + logistics + insights + engineering

    private static let eu = "prod-eu"
    private static let us = "prod-us"
    private static let data = "data"
    private static let staging = "staging"
    private static let tools = "tools"

    private static let storefront: [DemoApp] = [
        DemoApp(
            "shop", "storefront", eu, [.web(.gp2, 4, to: 14, resize: (9, .gp3)).seasonal, .worker(.gp1, 2, to: 5)],
            [
                DemoAddon(.postgresMedium, upgrade: (7, .postgresLarge)), DemoAddon(.redisSmall, upgrade: (13, .redisMedium)),
                DemoAddon(.logs, upgrade: (10, .logsPro)),
            ]),
        DemoApp(
            "checkout", "storefront", eu, [.web(.gp2, 3, to: 9).seasonal, .worker(.gp1, 1, to: 4, name: "payments")],
            [DemoAddon(.postgresSmall, upgrade: (11, .postgresMedium)), DemoAddon(.logs)]),
        DemoApp("cart", "storefront", eu, [.web(.gp1, 2, to: 6).seasonal], [DemoAddon(.redisSmall), DemoAddon(.logs)]),
        DemoApp(
            "catalog-api", "storefront", eu, [.web(.gp2, 2, to: 7), .worker(.gp1, 1, to: 2, name: "indexer")],
            [DemoAddon(.mongoSmall), DemoAddon(.searchIndex, after: 4), .unnamed(.logs)]),
        DemoApp(
            "search", "storefront", eu, from: 4, [.web(.mp1, 2, to: 5, resize: (15, .mp2))],
            [DemoAddon(.memcachedSmall), .unnamed(.logs)]),
        DemoApp(
            "product-images", "storefront", eu, from: 1, [.web(.gp1, 1, to: 3), .worker(.mp1, 1, to: 3, name: "resizer")],
            [DemoAddon(.bucket)]),
        DemoApp("reviews", "storefront", eu, from: 6, [.web(.gp1, 1, to: 3)], [DemoAddon(.postgresSmall), .unnamed(.logs)]),
        DemoApp(
            "gift-cards", "storefront", eu, from: 2, deleted: 16, [.web(.gp1, 1, to: 2).seasonal], [DemoAddon(.postgresSmall)]),
        DemoApp(
            "customer-accounts", "storefront", eu, [.web(.gp1, 2, to: 5)],
            [DemoAddon(.postgresSmall, upgrade: (14, .postgresMedium)), DemoAddon(.mail, after: 3)]),
        DemoApp(
            "shop", "storefront", us, from: 12, [.web(.gp2, 2, to: 9).seasonal, .worker(.gp1, 1, to: 3)],
            [DemoAddon(.postgresMedium), DemoAddon(.redisSmall), DemoAddon(.logs)]),
        DemoApp(
            "checkout", "storefront", us, from: 12, [.web(.gp2, 2, to: 6).seasonal],
            [DemoAddon(.postgresSmall), DemoAddon(.logs)]),
        DemoApp(
            "shop", "storefront", staging, from: 1, [.web(.gp1, 1, to: 1), .worker(.gp1, 1, to: 1)],
            [DemoAddon(.postgresDev), .unnamed(.legacyDev)]),
        DemoApp("checkout", "storefront", staging, from: 1, [.web(.gp1, 1, to: 1)], [DemoAddon(.postgresDev)]),
    ]

    private static let logistics: [DemoApp] = [
        DemoApp(
            "order-router", "logistics", eu, [.web(.gp2, 2, to: 5), .worker(.gp2, 2, to: 7, name: "dispatch").seasonal],
            [DemoAddon(.postgresMedium), DemoAddon(.redisSmall), DemoAddon(.logs)]),
        DemoApp(
            "warehouse", "logistics", eu, [.web(.gp2, 2, to: 4)],
            [DemoAddon(.postgresMedium, upgrade: (17, .postgresLarge)), DemoAddon(.logs)]),
        DemoApp(
            "picking", "logistics", eu, from: 3, [.web(.gp1, 2, to: 5).seasonal], [DemoAddon(.postgresSmall), .unnamed(.logs)]),
        DemoApp("courier-api", "logistics", eu, from: 1, [.web(.gp1, 2, to: 6)], [DemoAddon(.postgresSmall), DemoAddon(.logs)]),
        DemoApp(
            "route-planner", "logistics", eu, from: 5, [.web(.gp1, 1, to: 2), .worker(.mp2, 1, to: 4, name: "solver")],
            [DemoAddon(.memcachedSmall)]),
        DemoApp(
            "tracking", "logistics", eu, from: 2, [.web(.gp1, 2, to: 6, resize: (12, .gp2))],
            [DemoAddon(.mongoSmall), DemoAddon(.logs)]),
        DemoApp("returns", "logistics", eu, from: 8, [.web(.gp1, 1, to: 2)], [DemoAddon(.postgresSmall)]),
        DemoApp("delivery-slots", "logistics", eu, from: 4, [.web(.gp1, 2, to: 5).seasonal], [DemoAddon(.redisSmall)]),
        DemoApp("label-printer", "logistics", eu, deleted: 10, [.web(.gp1, 1, to: 1)], [.unnamed(.legacyDev)]),
        DemoApp(
            "order-router", "logistics", us, from: 13, [.web(.gp2, 1, to: 3), .worker(.gp2, 1, to: 4, name: "dispatch")],
            [DemoAddon(.postgresMedium), DemoAddon(.logs)]),
        DemoApp("courier-api", "logistics", us, from: 13, [.web(.gp1, 1, to: 4)], [DemoAddon(.postgresSmall)]),
        DemoApp("order-router", "logistics", staging, from: 2, [.web(.gp1, 1, to: 1)], [DemoAddon(.postgresDev)]),
    ]

    private static let insights: [DemoApp] = [
        DemoApp(
            "event-collector", "insights", data, [.web(.gp1, 2, to: 8).seasonal], [DemoAddon(.redisSmall), DemoAddon(.bucket)]),
        DemoApp(
            "reporting", "insights", data, [.web(.gp1, 1, to: 2), .worker(.mp1, 1, to: 3, name: "rollup")],
            [DemoAddon(.postgresMedium, upgrade: (12, .postgresLarge))]),
        DemoApp(
            "demand-forecast", "insights", data, from: 6, [.web(.gp1, 1, to: 1), .worker(.mp2, 1, to: 6, name: "trainer")],
            [DemoAddon(.bucket), DemoAddon(.postgresSmall)]),
        DemoApp("price-optimizer", "insights", data, from: 11, [.worker(.mp2, 1, to: 3)], [DemoAddon(.postgresSmall)]),
        DemoApp(
            "fraud-scoring", "insights", data, from: 3, move: (14, "engineering"),
            [.web(.gp2, 1, to: 4), .worker(.mp1, 1, to: 2)],
            [DemoAddon(.postgresSmall, upgrade: (18, .postgresMedium)), DemoAddon(.redisSmall)]),
        DemoApp(
            "experiments", "insights", data, from: 9, [.web(.gp1, 1, to: 3)],
            [DemoAddon(.redisSmall, removed: 17), DemoAddon(.postgresSmall)]),
        DemoApp("dashboards", "insights", tools, from: 2, [.web(.gp1, 1, to: 2)], [DemoAddon(.postgresSmall), .unnamed(.logs)]),
        DemoApp("clickstream", "insights", data, from: 1, deleted: 13, [.worker(.gp2, 2, to: 4)], [DemoAddon(.mongoSmall)]),
    ]

    private static let engineering: [DemoApp] = [
        DemoApp(
            "identity", "engineering", eu, [.web(.gp2, 2, to: 4)],
            [DemoAddon(.postgresSmall, upgrade: (8, .postgresMedium)), DemoAddon(.redisSmall), DemoAddon(.logs)]),
        DemoApp(
            "notifications", "engineering", eu, from: 1,
            [.web(.gp1, 1, to: 3), .worker(.gp1, 1, to: 6, name: "sender").seasonal], [DemoAddon(.redisSmall), DemoAddon(.mail)]),
        DemoApp("feature-flags", "engineering", tools, from: 7, [.web(.gp1, 1, to: 2)], [DemoAddon(.postgresSmall)]),
        DemoApp("status-page", "engineering", tools, [.web(.gp1, 1, to: 1)], [.unnamed(.legacyDev)]),
        DemoApp(
            "build-agents", "engineering", tools, [.worker(.mp1, 2, to: 7, name: "agent")],
            [DemoAddon(.bucket), .unnamed(.logs), .unnamed(.logs, after: 5)]),
        DemoApp("secrets", "engineering", tools, from: 10, [.web(.gp1, 2, to: 2)], [DemoAddon(.postgresSmall)]),
        DemoApp(
            "audit-log", "engineering", tools, from: 16, [.web(.gp1, 1, to: 2), .worker(.gp1, 1, to: 2)],
            [DemoAddon(.mongoSmall), DemoAddon(.bucket)]),
    ]
}
