import Billing
import BillingExport
import BillingService
import BillingTesting
import Testing

/// The rows of FOCUS, field by field.
@Suite struct FocusCSVTests {
    private func table(_ records: [UsageRecord], scope: Scope = .account, now: Instant = "2017-03-05T00:00:00Z") async throws
        -> CSVTable
    {
        let export = try await ExportSamples.export(of: records, scope: scope, now: now)
        let table = try #require(CSVTable(Array(try await ExportSamples.text(of: export, as: .focus).utf8)))
        #expect(FocusRules.problems(of: table) == [])
        return table
    }

    private func row(_ record: UsageRecord, now: Instant = "2017-03-05T00:00:00Z") async throws -> [String: String] {
        let table = try await table([record], now: now)
        try #require(table.rows.count == 1)
        return Dictionary(uniqueKeysWithValues: zip(table.columns, table.rows[0]))
    }

    @Test func `a dyno`() async throws {
        let row = try await row(UsageRecord("gp2 web dyno", price: "60", quantity: 3, from: "2017-02-10T12:30:00.999Z"))
        let expected = [
            "BilledCost": "122.14", "BillingAccountId": "akkeris", "BillingAccountName": "akkeris",
            "BillingPeriodEnd": "2017-03-01T00:00:00Z", "BillingPeriodStart": "2017-02-01T00:00:00Z", "ChargeClass": "",
            "ChargeDescription": "gp2 web dyno", "ChargeFrequency": "Usage-Based", "ChargePeriodEnd": "2017-03-01T00:00:00Z",
            "ChargePeriodStart": "2017-02-10T12:30:00Z", "ConsumedQuantity": "1368.0", "InvoiceId": "akkeris:2017-02",
            "InvoiceIssuerName": "Example Cloud", "ListUnitPrice": "60.0", "PricingQuantity": "2.035714285714",
            "ResourceId": "app-space/dyno/web", "ResourceName": "web", "ResourceType": "Dyno", "ServiceName": "Dynos",
            "SkuId": "dyno-gp2", "SkuPriceId": "dyno-gp2@60", "SubAccountId": "space", "Tags": "{\"app\":\"app-space\"}",
            "SkuPriceDetails": "{\"x_type\":\"dyno\",\"x_plan\":\"gp2\",\"x_price_per_unit\":60}", "x_App": "app-space",
            "x_Quantity": "3",
        ]
        for (column, value) in expected { #expect(row[column] == value, "\(column)") }
    }

    @Test(arguments: [
        ("x-postgresql:standard addon", "Databases", "Relational Databases", "x-postgresql"),
        ("alamo-redis:small addon", "Other", "Other (Other)", "alamo-redis"),
        ("papertrail addon", "Other", "Other (Other)", "papertrail"),
    ])
    func `an add-on`(description: String, category: String, subcategory: String, service: String) async throws {
        let row = try await row(UsageRecord(description, price: "0.29", from: "2017-02-01T00:00:00Z", resource: "a/b%"))
        #expect(row["ServiceCategory"] == category)
        #expect(row["ServiceSubcategory"] == subcategory)
        #expect(row["ServiceName"] == service)
        #expect(row["ChargeFrequency"] == "Recurring")
        #expect(row["ResourceId"] == "app-space/addon/a%2Fb%25")
        #expect(row["ResourceName"] == "a/b%")
        #expect(row["PricingQuantity"] == "1.0")
        #expect(row["BilledCost"] == "0.29")
    }

    @Test func `add-ons without a name that are alike have ids of their own`() async throws {
        let redis = UsageRecord("alamo-redis:small addon", price: "10", from: "2017-01-10T00:00:00Z")
        let table = try await table([redis, redis, redis.ending("2017-02-15T00:00:00Z")])
        let id = "app-space/addon/alamo-redis:small/2017-01-10T00:00:00.000Z"
        #expect(Set(table["ResourceId"]) == [id, "\(id)/2", "\(id)/3"])
        let ended = zip(table["ResourceId"], table["ChargePeriodEnd"]).first { $1 == "2017-02-15T00:00:00Z" }
        #expect(ended?.0 == "\(id)/3")
    }

    @Test func `while the month runs, charges end now`() async throws {
        let row = try await row(
            UsageRecord("gp2 web dyno", price: "60", from: "2017-02-05T22:16:56.100Z"), now: "2017-02-05T22:16:56.616Z")
        #expect(row["ChargePeriodStart"] == "2017-02-05T22:16:56Z")
        #expect(row["ChargePeriodEnd"] == "2017-02-05T22:16:57Z")
        #expect(row["PricingQuantity"] == "0.035714285714")
        #expect(row["BillingPeriodEnd"] == "2017-03-01T00:00:00Z")
    }

    @Test func `a space's charges are of no invoice`() async throws {
        let table = try await table([DocumentScenario.records[0]], scope: .space("space"))
        #expect(table["InvoiceId"] == [""])
        #expect(table["BillingAccountId"] == ["akkeris"])
    }

    @Test(arguments: [
        "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "'=1", "<script>alert(1)</script>",
        "say \"hi\", you",
        "👩‍👩‍👧 emoji", "\u{202E}rtl \u{5E9}\u{5DC}\u{5D5}\u{5DD}", String(repeating: "é", count: 128),
    ])
    func `names do no harm, and can be read back`(name: String) async throws {
        let table = try await table([
            UsageRecord("gp1 web dyno", price: "28", from: "2017-02-01T00:00:00Z", organization: name, space: name, app: name)
        ])
        for column in ["BillingAccountId", "BillingAccountName", "SubAccountId", "SubAccountName", "x_App"] {
            let field = try #require(table[column].first)
            let isGuarded = field.utf8.first == UInt8(ascii: "'")
            let text = isGuarded ? String(decoding: field.utf8.dropFirst(), as: UTF8.self) : field
            #expect(Array(text.utf8) == Array((column == "x_App" ? "\(name)-\(name)" : name).utf8), "\(column)")
            #expect(!["=", "+", "-", "@", "＝", "＋", "－", "＠"].contains(String(field.prefix(1))))
        }
    }

    @Test func `organizations of one name are told apart by their ids`() async throws {
        let store = MemoryStore()
        try await store.take(events: [
            .changed(
                "1", at: "2017-02-01T00:00:00Z", plan: "gp1", price: "28", organization: EventRecord.Label("acme", id: "o-1")),
            .changed(
                "2", at: "2017-02-01T00:00:00Z", plan: "gp1", price: "56", organization: EventRecord.Label("acme", id: "o-2"),
                app: "other"),
        ])
        let export = try await InvoiceService(store: store, rules: BillingRules()).export(
            id: "2017-02-01", of: .account, now: "2017-03-05T00:00:00Z")
        let table = try #require(CSVTable(Array(try await ExportSamples.text(of: export, as: .focus).utf8)))
        #expect(table["BillingAccountName"] == ["acme", "acme"])
        #expect(table["InvoiceId"] == ["o-1:2017-02", "o-2:2017-02"])
        #expect(table["BilledCost"] == ["28.0", "56.0"])
    }

    @Test func `what is known by a name that is another one's id is told apart`() {
        let places = FocusPlace.places(named: [("o-1", nil), ("acme", "o-1"), ("plain", nil)])
        #expect(places.map(\.id) == ["o-1 (by name)", "o-1", "plain"])
    }
}
