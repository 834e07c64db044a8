import Billing
import BillingTesting

/// Names that a page must show and not obey.
enum HostileNames {
    static let all = [
        "<script>alert(1)</script>", "\"quoted\" & 'more'", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}\u{202E}abc",
        "\u{1F9E8}\u{1F1E8}\u{1F1ED}",
        "=1+1", String(repeating: "x", count: 128), "{{name}} {{{name}}}", "a/b?c#d%20&e=f",
    ]

    static var records: [UsageRecord] {
        all.enumerated().map { number, name in
            UsageRecord(
                "gp\(number) web dyno", price: "28", from: "2017-02-01T00:00:00Z", organization: name, space: "s\(number)",
                app: number == 5 ? "x" : name)
        }
    }
}
