import Billing
import BillingService
import BillingTesting
import Hummingbird
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// What an invoice costs by day, and the sums of months.
@Suite struct GroupRouteTests {
    @Test func `the days of the document's invoice add up to it`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/organizations/akkeris/invoices/2017-02-01/daily")
            #expect(response.status == .ok)
            #expect(response.batch == "1")
            let expected = """
                {"id":"2017-02-01","currency":"USD","by":null,\
                "days":["2017-02-01","2017-02-02","2017-02-03","2017-02-04","2017-02-05"],\
                "costs":[42.73,42.7,42.7,42.69,42.69],"corrections_total":0,"charges_total":213.51,"groups":[]}
                """
            #expect(response.text == expected)
            let other = try await client.get("/organization/akkeris/invoices/2017-02-01/daily").text
            #expect(other == expected)
        }
    }

    @Test func `groups are told, the most expensive first`() async throws {
        try await WebFixture().test { client in
            let text = try await client.get("/account/invoices/2017-02-01/daily?by=type").text
            #expect(text.contains(#""by":"type""#))
            #expect(text.contains(#""groups":[{"type":"dyno","costs":["#))
            for grouping in ItemGrouping.allCases {
                let response = try await client.get("/account/invoices/2017-02-01/daily?by=\(grouping)")
                #expect(response.status == .ok)
                #expect(response.text.contains(#""charges_total":213.51"#))
            }
        }
    }

    @Test func `organizations and spaces of one name are told apart by their ids`() async throws {
        let fixture = WebFixture()
        try await fixture.store.take(events: [
            .changed(
                "1", at: "2017-02-01T00:00:00Z", price: "30", organization: .init("acme", id: "o"),
                space: .init("prod", id: "sp-a"), app: "a", appID: "1"),
            .changed(
                "2", at: "2017-02-01T00:00:00Z", price: "60", organization: "acme", space: .init("prod", id: "sp-b"), app: "b",
                appID: "2"),
        ])
        try await fixture.test([]) { client in
            for (grouping, names) in [
                ("space", [#""space":"prod","space_id":"sp-b""#, #""space":"prod","space_id":"sp-a""#]),
                ("organization", [#""organization":"acme""#, #""organization":"acme","organization_id":"o""#]),
            ] {
                let usage = try await client.get("/account/usage?start=2017-02&by=\(grouping)").text
                let rows = zip(names, ["10.71", "5.36"]).map { name, amount in
                    "{\"month\":\"2017-02-01\",\(name),\"platform_total\":\(amount),\"addons_total\":0,"
                        + "\"database_total\":0,\"charges_total\":\(amount)}"
                }
                #expect(usage.hasSuffix("\"rows\":[\(rows.joined(separator: ","))]}"))
                let daily = try await client.get("/account/invoices/2017-02-01/daily?by=\(grouping)").text
                for name in names { #expect(daily.contains("{\(name),\"costs\":[")) }
            }
        }
    }

    @Test func `the sums of months are those of the invoices`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/account/usage?start=2017-01&end=2017-02")
            #expect(response.status == .ok)
            let text = response.text
            #expect(text.hasPrefix(#"{"start":"2017-01-01","end":"2017-02-01","currency":"USD","by":null,"rows":[{"month":"#))
            #expect(text.contains(#"{"month":"2017-02-01","platform_total":"#))
            #expect(text.contains(#""total":213.51,"dyno_units":"#))
            let apps = try await client.get("/spaces/space/usage?start=2017-02&by=app").text
            let first = #""by":"app","rows":[{"month":"2017-02-01","organization":"akkeris","app":{"name":"checkout-space"}"#
            #expect(apps.contains(first))
            let none = try await client.get("/organizations/akkeris/usage?start=2010-01&end=2010-12").text
            #expect(none.hasSuffix(#""rows":[]}"#))
        }
    }

    @Test(
        arguments: [
            ("/account/invoices/2017-02-01/daily?by=day", 400, "by must be one of organization, space, app, type, resource"),
            ("/account/invoices/2017-02/daily", 404, "first day of its month"),
            ("/organizations/none/invoices/2017-02-01/daily", 404, "There is no organization"),
            ("/account/usage?start=soon", 400, "start must be a month"),
            ("/account/usage?end=2017-13", 400, "end must be a month"),
            ("/account/usage?start=2017-03&end=2017-02", 400, "which is after end"),
            ("/account/usage?start=1990-01", 400, "more than 240 months"),
            ("/account/usage?by=week", 400, "by must be one of"), ("/spaces/none/usage", 404, "There is no space"),
            ("/account/usage?as_of=2016-01-01T00:00:00Z", 404, "Nothing was known yet"),
        ])
    func `what is wrong is told`(path: String, status: Int, message: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.get(path)
            #expect(response.status.code == status)
            #expect(response.text.contains(message), "\(response.text)")
        }
    }

    @Test(arguments: ["/account/usage", "/account/invoices/2017-02-01/daily"])
    func `HEAD tells the length, other methods are refused, and a key is needed`(path: String) async throws {
        try await WebFixture().test { client in
            let length = try await client.get(path).length
            let head = try await client.execute(uri: path, method: .head)
            #expect(head.headers[.contentLength] == String(length))
            #expect(head.length == 0)
            let other = try await client.execute(uri: path, method: .post)
            #expect(other.status == .methodNotAllowed)
        }
        try await WebFixture(authKey: "secret").test { client in
            let status = try await client.get(path).status
            #expect(status == .unauthorized)
        }
    }

    @Test func `a closed month has the days that it had before`() async throws {
        let fixture = WebFixture(now: "2017-03-02T00:00:00Z")
        let path = "/account/invoices/2017-02-01/daily?by=resource"
        try await fixture.test { client in
            let before = try await client.get(path).text
            try await fixture.close(through: "2017-02-01")
            let after = try await client.get(path).text
            #expect(after == before)
        }
    }
}
