import Billing
import BillingExport
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// The invoices of several months in one response.
@Suite struct ExportRouteTests {
    private static let range = "start=2017-01&end=2017-03"

    @Test(arguments: [
        ("/account/export", "csv", "account"), ("/organizations/akkeris/export", "csv", "akkeris"),
        ("/organization/akkeris/export", "csv", "akkeris"), ("/spaces/space/export", "csv", "space"),
        ("/space/space/export", "csv", "space"),
    ])
    func `each scope, in both spellings`(path: String, suffix: String, name: String) async throws {
        try await WebFixture().test { client in
            let response = try await client.get("\(path)?\(Self.range)")
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(
                response.headers[.contentDisposition] == "attachment; filename=\"\(name)-2017-01-to-2017-03.csv\"")
            #expect(response.headers[.vary] == "Accept")
            #expect(response.batch == "1")
            let table = try #require(CSVTable(Array(buffer: response.body)))
            #expect(table.rows.count == 12)
        }
    }

    @Test(arguments: [
        ("export.csv", "", "text/csv; charset=utf-8", "organization,app,"),
        ("export.ndjson", "", "application/x-ndjson", "{\"organization\":"),
        ("export.focus.csv", "", "text/csv; charset=utf-8; profile=focus", "AvailabilityZone,BilledCost,"),
        ("export.json", "", "application/json", "[{\"addons_total\":"),
        ("export?format=focus", "", "text/csv; charset=utf-8; profile=focus", "AvailabilityZone,"),
        ("export?format=ndjson", "text/csv", "application/x-ndjson", "{\"organization\":"),
        ("export", "text/csv;profile=focus", "text/csv; charset=utf-8; profile=focus", "AvailabilityZone,"),
        ("export", "application/json", "application/json", "[{\"addons_total\":"),
        ("export", "application/x-ndjson, text/csv;q=0.5", "application/x-ndjson", "{\"organization\":"),
        ("export", "*/*", "text/csv; charset=utf-8", "organization,app,"),
    ])
    func `a form is asked for by the path's end, a parameter or Accept`(
        path: String, accept: String, type: String, start: String
    ) async throws {
        try await WebFixture().test { client in
            let headers: HTTPFields = accept.isEmpty ? [:] : [.accept: accept]
            let response = try await client.get("/account/\(path)\(path.contains("?") ? "&" : "?")\(Self.range)", headers)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == type)
            #expect(response.text.hasPrefix(start))
        }
    }

    @Test(arguments: [
        ("export.html", "", 406), ("export?format=xls", "", 406), ("export", "image/png", 406),
        ("export.csv?format=json", "", 400), ("export?start=soon", "", 400), ("export?start=2017-03&end=2017-02", "", 400),
        ("export?start=1900-01&end=2017-02", "", 400), ("export.xls", "", 404), ("export?batch=1", "", 400),
    ])
    func `what is refused`(path: String, accept: String, code: Int) async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/account/\(path)", accept.isEmpty ? [:] : [.accept: accept])
            #expect(response.status.code == code)
            #expect(response.headers[.contentType] == "application/json")
            if code == 406 { #expect(response.text.contains("focus (text/csv;profile=focus)")) }
        }
    }

    @Test func `an unknown scope is not found, and one that used nothing has no rows`() async throws {
        try await WebFixture().test { client in
            let unknown = try await client.get("/organizations/nobody/export")
            #expect(unknown.status == .notFound)
            let empty = try await client.get("/account/export.json?start=2010-01&end=2010-02")
            #expect(empty.text == "[]")
        }
    }

    @Test(arguments: ["csv", "ndjson", "focus.csv", "json"])
    func `HEAD has the headers and no body`(suffix: String) async throws {
        try await WebFixture().test { client in
            let path = "/account/export.\(suffix)?\(Self.range)"
            let response = try await client.execute(uri: path, method: .head)
            let whole = try await client.get(path)
            #expect(response.status == .ok)
            #expect(response.length == 0)
            for name in [HTTPField.Name.contentType, .contentDisposition, .vary, .cacheControl] {
                #expect(response.headers[name] == whole.headers[name], "\(name)")
                #expect(whole.headers[name] != nil, "\(name)")
            }
            let refused = try await client.execute(uri: path, method: .delete)
            #expect(refused.status == .methodNotAllowed)
        }
    }

    @Test(
        arguments: [
            ("export.pdf?start=2017-02&end=2017-02", 200, nil), ("export.pdf?start=2010-01&end=2010-02", 404, "no_invoices"),
            ("export.pdf?start=2017-02&end=2017-02&paper=a9", 400, "bad_request"), ("invoices/2017-02-01.pdf", 200, nil),
            ("invoices/2017-02-01.pdf?paper=a9", 400, "bad_request"),
        ] as [(String, Int, String?)])
    func `HEAD of a PDF is what GET is`(path: String, code: Int, id: String?) async throws {
        try await WebFixture().test { client in
            let response = try await client.execute(uri: "/account/\(path)", method: .head)
            let whole = try await client.get("/account/\(path)")
            #expect(response.status.code == code && whole.status.code == code)
            #expect(response.headers[.contentType] == whole.headers[.contentType])
            #expect(response.length == 0)
            if let id { #expect(whole.text.hasPrefix("{\"id\":\"\(id)\"")) }
        }
    }

    @Test func `without months it is the last twelve`() async throws {
        try await WebFixture().test { client in
            let response = try await client.get("/account/export.csv")
            #expect(response.headers[.contentDisposition] == "attachment; filename=\"account-2016-03-to-2017-02.csv\"")
            let month = try await client.get("/account/export.csv?start=2017-02&end=2017-02")
            #expect(month.headers[.contentDisposition] == "attachment; filename=\"account-2017-02.csv\"")
        }
    }

    @Test func `a closed month is exported as it was served, and a past moment as it was`() async throws {
        var fixture = WebFixture()
        fixture.now = "2017-03-05T00:00:00Z"
        let closed = fixture
        try await closed.store.take(WebFixture.document, clock: closed.now)
        let path = "/account/export.json?start=2016-12&end=2017-02"
        try await closed.test([]) { client in
            let before = try await client.get(path).text
            try await closed.close(through: "2017-01-01")
            #expect(try await client.get(path).text == before)
            let past = try await client.get("\(path)&as_of=2017-03-05T00:00:00Z&batch=1").text
            #expect(past == before)
            let single = try await client.get("/account/invoices/2017-01-01").text
            #expect(before.contains(single))
        }
    }

    @Test func `the platform's name is a setting`() async throws {
        try await WebFixture().test { client in
            let body = try await client.get("/account/export.focus.csv").body
            let table = try #require(CSVTable(Array(buffer: body)))
            #expect(Set(table["InvoiceIssuerName"]) == ["Platform Invoices"])
        }
    }

    @Test(arguments: [
        (InvoiceFormat.csv, "akkeris-2017-02.csv"), (.ndjson, "akkeris-2017-02.ndjson"), (.focus, "akkeris-2017-02.focus.csv"),
    ])
    func `one invoice in a form for a file`(format: InvoiceFormat, name: String) async throws {
        let fixture = WebFixture()
        try await fixture.test { client in
            let list = try await client.get("/organizations/akkeris/export\(format.suffix)?start=2017-02&end=2017-02")
            #expect(list.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
            let export = try await fixture.service.export(
                id: "2017-02-01", of: .organization("akkeris"), now: fixture.now)
            #expect(export.months == ["2017-02-01"])
            await #expect(throws: InvoiceError.notAMonth(id: "2017-02-02")) {
                try await fixture.service.export(id: "2017-02-02", of: .account, now: fixture.now)
            }
        }
    }
}
