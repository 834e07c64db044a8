/// The names of generated platforms, as long and as various as those of real ones.
enum Names {
    /// A dyno size and process type, or an add-on's plan, with its monthly price in units.
    struct Plan {
        var text: String
        /// Empty for an add-on.
        var process: String
        var price: String
    }

    static let dynos = [
        Plan(text: "gp1 web dyno", process: "web", price: "25"), Plan(text: "gp2 web dyno", process: "web", price: "60"),
        Plan(text: "gp4-large web dyno", process: "web", price: "250.5"),
        Plan(text: "gp1 worker dyno", process: "worker", price: "25"),
        Plan(text: "gp2 worker dyno", process: "worker", price: "60"),
        Plan(text: "scout cron dyno", process: "cron", price: "0.29"),
    ]

    static let addons = [
        Plan(text: "alamo-redis:small addon", process: "", price: "140"),
        Plan(text: "alamo-postgresql:standard-0 addon", process: "", price: "49.99"),
        Plan(text: "alamo-postgresql:hobby addon", process: "", price: "7"),
        Plan(text: "lang:dev addon", process: "", price: "0"),
        Plan(text: "twitter:metrics-pro addon", process: "", price: "12.5"),
        Plan(text: "alamo-mongodb:premium-2 addon", process: "", price: "1200"),
    ]

    private static let purposes = [
        "checkout", "search", "billing", "identity", "catalog", "orders", "shipping", "reports", "gateway", "inventory",
    ]
    private static let parts = ["api", "web", "worker", "admin", "events", "sync", "ui"]
    private static let stages = ["prod", "staging", "qa", "dev", "preview"]

    static func organization(_ number: Int) -> String { "team-\(purposes[number % purposes.count])-\(number)" }

    static func space(_ number: Int) -> String {
        "\(purposes[number / stages.count % 4])-\(stages[number % stages.count])"
    }

    static func app(_ number: Int) -> String {
        "\(purposes[number % purposes.count])-\(parts[number % parts.count])-\(number)"
    }
}
