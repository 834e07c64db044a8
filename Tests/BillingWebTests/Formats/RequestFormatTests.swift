import BillingExport
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import BillingWeb

/// In which form a request wants what it asks for.
@Suite struct RequestFormatTests {
    private static let all = InvoiceFormat.allCases
    private static let firefox =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8"
    private static let chrome =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
        + "application/signed-exchange;v=b3;q=0.7"
    private static let safari = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    private static func request(_ accept: [String], query: String? = nil) -> Request {
        var fields = HTTPFields()
        for field in accept { fields.append(HTTPField(name: .accept, value: field)) }
        let path = "/account/invoices/2017-02-01" + (query.map { "?\($0)" } ?? "")
        return Request(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: path, headerFields: fields),
            body: Hummingbird.RequestBody(buffer: ByteBuffer()))
    }

    @Test(
        arguments: [
            (nil, .json), ("*/*", .json), ("", .json), ("application/json", .json), (firefox, .html), (chrome, .html),
            (safari, .html), ("text/html", .html), ("TEXT/HTML", .html), ("text/csv", .csv), ("text/csv;profile=focus", .focus),
            ("text/csv; profile=\"focus\"", .focus), ("text/csv; charset=utf-8", .csv), ("application/pdf", .pdf),
            ("application/x-ndjson", .ndjson), ("application/*", .json), ("text/*", .html),
            ("text/csv;q=0.5, application/pdf;q=0.6", .pdf), ("text/csv;q=0.125,application/pdf;q=0.124", .csv),
            ("application/json;q=0, */*", .html), ("*/*;q=0.1, application/pdf", .pdf), ("text/*;q=0.3, text/csv;q=0", .html),
            ("application/json, text/html", .json), ("text/html;q=1.0, application/json;q=1", .json),
            ("text/csv;q=2, application/pdf", .pdf), ("nonsense", .json), (";;;,,/", .json), ("text/csv;q=x", .json),
            (" text/csv\t; q=0.9", .csv),
        ] as [(String?, InvoiceFormat)])
    func `the field Accept says it`(accept: String?, format: InvoiceFormat) throws {
        #expect(try Self.request([accept].compactMap(\.self)).format(among: Self.all) == format)
    }

    @Test func `several fields are one list`() throws {
        #expect(try Self.request(["text/csv;q=0.2", "application/pdf"]).format(among: Self.all) == .pdf)
    }

    @Test(arguments: InvoiceFormat.allCases)
    func `format and the end of the path say it before Accept does`(_ format: InvoiceFormat) throws {
        let named = Self.request([Self.firefox], query: "as_of=x&format=\(format.rawValue)")
        #expect(try named.format(among: Self.all) == format)
        #expect(try named.format(among: Self.all, suffix: format) == format)
        #expect(try Self.request(["image/png"]).format(among: Self.all, suffix: format) == format)
        let segment = FormatSuffix("2017-02-01\(format.suffix)")
        #expect(segment.name == "2017-02-01" && segment.format == format)
    }

    @Test(
        arguments: [
            ("2017-02-01", "2017-02-01", nil), ("2017-02-01.xml", "2017-02-01.xml", nil), (".csv", "", .csv), ("", "", nil),
            ("a.focus.csv.csv", "a.focus.csv", .csv), ("2017-02-01.CSV", "2017-02-01.CSV", nil), ("x.focus", "x.focus", nil),
        ] as [(String, String, InvoiceFormat?)])
    func `the end of a path is a form's or a part of the name`(segment: String, name: String, format: InvoiceFormat?) {
        let suffix = FormatSuffix(segment)
        #expect(suffix.name == name && suffix.format == format)
    }

    @Test(
        arguments: [
            (["image/png"], nil, nil, 406, "There is no image/png of this. There is json (application/json), html (text/html)"),
            (["application/json;q=0"], nil, nil, 406, "There is no application/json;q=0 of this."),
            (["*/*;q=0"], nil, nil, 406, "There is no */*;q=0 of this."),
            ([], "format=xml", nil, 406, "There is no ?format=xml of"),
            ([], "format=CSV", nil, 406, "There is no ?format=CSV of"),
            ([], "format=pdf", nil, 406, "There is no ?format=pdf of"),
            ([], nil, .pdf, 406, "There is no .pdf of this."),
            ([], "format=html", .json, 400, "The path's end and ?format= name two different forms."),
        ] as [([String], String?, InvoiceFormat?, Int, String)])
    func `what there is not is refused, with what there is`(
        accept: [String], query: String?, suffix: InvoiceFormat?, status: Int, message: String
    ) throws {
        let offered: [InvoiceFormat] = [.json, .html]
        let error = #expect(throws: APIError.self) {
            try Self.request(accept, query: query).format(among: offered, suffix: suffix)
        }
        #expect(error?.status.code == status)
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
        #expect(status != 406 || error?.message.contains("html (text/html)") == true)
    }

    @Test(
        arguments: [
            (nil, false, true), ("*/*", false, true), ("application/json", false, true), (firefox, true, false),
            (chrome, true, false), ("text/csv", false, false), ("application/json, */*", false, false),
        ] as [(String?, Bool, Bool)])
    func `people are told from programs`(accept: String?, isPage: Bool, isJSON: Bool) {
        let request = Self.request([accept].compactMap(\.self))
        #expect(request.prefersPage == isPage)
        #expect(request.takesJSON == isJSON)
    }

    @Test(
        arguments: [
            ("text/html", ["text/html 1000"]), ("a/b;q=0.5;x=Y", ["a/b 500 x=y"]), ("a/b;q=0.", ["a/b 0"]),
            ("a/b;q=1.000", ["a/b 1000"]),
            ("a/b;q=1.001", []), ("a/b;q=0.1234", []), ("a/b;q=-1", []), ("a/b;q=+1", []), ("a/b;q=", []), ("a", []), ("/b", []),
            ("a/", []), ("a/b/c", []), ("", []), (",,a/b,,", ["a/b 1000"]), ("a/b;;;", ["a/b 1000"]), ("q=1", []),
            ("\u{00E9}/\u{1F600}", ["\u{00E9}/\u{1F600} 1000"]),
        ] as [(String, [String])])
    func `what can't be read of Accept is left out`(field: String, expected: [String]) {
        let ranges = MediaRange.ranges(in: field).map { range in
            (["\(range.type)/\(range.subtype)", String(range.weight)] + range.parameters).joined(separator: " ")
        }
        #expect(ranges == expected)
    }
}
