import Billing
import BillingExport
import BillingTesting

/// Credits and payments to export.
enum ShownSamples {
    static let credits = [
        ShownCredit(
            id: "credit-2", organization: "akkeris", amount: money(2500), left: money(0), reason: "Downtime, \"3 February\"",
            validFrom: "2017-01-01T00:00:00Z", validUntil: .never, key: "ticket-4711", createdAt: "2017-02-05T22:16:56.617Z",
            applications: [
                ShownCredit.Application(
                    month: "2017-01-01", path: "/organizations/akkeris/invoices/2017-01-01", amount: money(2050),
                    isSettled: true),
                ShownCredit.Application(
                    month: "2017-02-01", path: "/organizations/akkeris/invoices/2017-02-01", amount: money(450),
                    isSettled: false),
            ]),
        ShownCredit(
            id: "credit-3", organization: "=acme", amount: money(10_001), left: money(10_001), reason: "Willkommen é",
            validFrom: "2017-03-01T00:00:00Z", validUntil: "2017-06-01T00:00:00Z", key: "w-1",
            createdAt: "2017-02-05T22:16:56.618Z", applications: []),
    ]

    static let payments = ShownPayments(
        total: money(116_213), paid: money(50_000), left: money(66_213), status: .pending,
        payments: [
            ShownPayments.Payment(
                id: "payment-9", amount: money(49_950), reference: "Transfer 4711", key: "t-4711",
                createdAt: "2017-02-05T22:16:56.624Z"),
            ShownPayments.Payment(
                id: "payment-10", amount: money(50), reference: "", key: "t-4712", createdAt: "2017-02-05T22:16:56.625Z"),
        ])

    private static func money(_ cents: Int128) -> Money { Money(minorUnits: cents) }
}
