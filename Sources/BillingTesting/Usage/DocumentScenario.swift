public import Billing

/// The usage of the mission document's own invoice, February 2017 on the fifth.
///
/// The document prints the three items of `app-space`, and the totals of all: the three other apps are made up so that the
/// dynos come to the document's 61 units and 188.51.
public enum DocumentScenario {
    /// When the document's invoice was made.
    public static let now: Instant = "2017-02-05T22:16:56.616Z"

    /// The month of the document's invoice.
    public static let month: Month = "2017-02-01"

    public static let records = [
        UsageRecord("gp2 web dyno", price: "60", from: "2016-07-26T15:47:33.411Z"),
        UsageRecord("alamo-redis:small addon", price: "140", from: "2016-08-15T19:02:02.781Z"),
        UsageRecord("lang:dev addon", price: "0", from: "2016-09-27T20:54:44.359Z"),
        UsageRecord("gp1 web dyno", price: "30", quantity: 15, from: "2016-10-03T09:12:40.118Z", app: "checkout"),
        UsageRecord(
            "standard worker dyno", price: "12.99", quantity: 32, from: "2016-11-21T13:30:05.902Z", app: "notifications"),
        UsageRecord("scout web dyno", price: "10", quantity: 13, from: "2017-01-09T08:00:11.250Z", app: "storefront"),
    ]
}
