import Billing
import BillingExport
import BillingService
import BillingTesting
import Testing

@Suite struct ComparisonJSONTests {
    @Test func `a comparison with all parts, and with every kind of resource`() throws {
        let bytes = ComparisonJSON.bytes(of: Self.comparison)
        #expect(text(bytes) + "\n" == (try GoldenFile("comparison.json").text))
    }

    @Test func `without any change there are no organizations`() throws {
        var comparison = Self.comparison
        comparison.organizations = []
        comparison.parts = .none
        comparison.total = comparison.fromTotal
        comparison.currency = try #require(Currency(code: "JPY"))
        #expect(text(ComparisonJSON.bytes(of: comparison)).hasSuffix("\"credits\":0},\"organizations\":[]}"))
        #expect(text(ComparisonJSON.bytes(of: comparison)).contains("\"currency\":\"JPY\",\"from_total\":10050,\"total\":10050,"))
    }

    private static let comparison = Comparison(
        from: "2017-01-01", month: "2017-02-01", fromPeriodEnd: "2017-01-31T23:59:59Z", periodEnd: DocumentScenario.now,
        currency: .usd, fromTotal: money(10_050), total: money(13_351),
        parts: ChangeParts(
            new: money(1071), ended: money(-500), quantity: money(3000), price: money(1500), usage: money(-1070),
            corrections: money(-600), credits: money(-100)),
        organizations: [
            OrganizationChange(
                organization: ComparedOrganization(name: "akkeris \"é\"", id: "o-1"), fromTotal: money(10_050),
                total: money(13_351),
                parts: ChangeParts(
                    new: money(1071), ended: money(-500), quantity: money(3000), price: money(1500), usage: money(-1070),
                    corrections: money(-600), credits: money(-100)),
                apps: [
                    AppChange(
                        app: "app-space", fromTotal: money(3500), total: money(7501),
                        parts: ChangeParts(
                            new: money(1071), ended: money(-500), quantity: money(3000), price: money(1500),
                            usage: money(-1070)),
                        resources: [
                            ResourceChange(
                                description: "gp2 web dyno", type: .dyno, from: configuration("gp1 web dyno", 1, "30"),
                                to: configuration("gp2 web dyno", 2, "37.5"), fromTotal: money(3000), total: money(6430),
                                parts: ChangeParts(quantity: money(3000), price: money(1500), usage: money(-1070))),
                            ResourceChange(
                                description: "x:new addon", type: .addon, from: nil, to: configuration("x:new addon", 1, "60"),
                                fromTotal: .zero, total: money(1071), parts: ChangeParts(new: money(1071))),
                            ResourceChange(
                                description: "x:old addon", type: .addon, from: configuration("x:old addon", 1, "5"), to: nil,
                                fromTotal: money(500), total: .zero, parts: ChangeParts(ended: money(-500))),
                        ]),
                    AppChange(
                        app: "late-space", fromTotal: .zero, total: money(-600),
                        parts: ChangeParts(corrections: money(-600)),
                        resources: [
                            ResourceChange(
                                description: "gp1 web dyno, correction of 2017-01", type: .dyno, from: nil, to: nil,
                                fromTotal: .zero, total: money(-600), parts: ChangeParts(corrections: money(-600)))
                        ]),
                ])
        ])

    private static func configuration(_ description: String, _ quantity: Int32, _ price: Price) -> ComparedConfiguration {
        ComparedConfiguration(description: description, quantity: quantity, price: price)
    }

    private static func money(_ cents: Int128) -> Money { Money(minorUnits: cents) }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
