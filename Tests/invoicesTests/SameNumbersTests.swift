import AsyncHTTPClient
import Billing
import BillingTesting
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import invoices

/// What people see of one invoice, in whichever form, is one and the same.
@Suite(.serialized) struct SameNumbersTests {
    private let program: Program
    private let now = "2017-03-05T10:00:00Z"
    private static let id = "2017-02-01"

    /// Names that do harm, or can't be read, where they are not written with care.
    private static let names = [
        "akkeris", "<script>alert('x')</script>", #"a "quoted" 'name' & co"#, #"=HYPERLINK("http://x")"#, "@sum", "-1+1",
        "محمد אורגניזציה", "🚀 émoji 組織", "one, two; three", String(repeating: "w", count: 128), "a/b?c#d%20",
    ]

    private static let plans = [("gp2 web dyno", "60"), ("gp1 worker dyno", "12.37"), ("alamo-postgresql:small addon", "1400")]

    init() async throws {
        program = try Program()
        var lines = ""
        for (index, name) in Self.names.enumerated() {
            let quoted = "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
            for (plan, price) in Self.plans {
                lines += """
                    {"organization":\(quoted),"space":"default","app":{"name":\(quoted)},"description":"\(plan)",\
                    "type":"\(plan.hasSuffix("dyno") ? "dyno" : "addon")","quantity":\(index + 1),"price_per_unit":\(price),\
                    "created_at":"2017-02-\(String(10 + index))T15:47:33.411Z","deleted_at":null}

                    """
            }
        }
        try program.folder.write(lines, to: "usage.ndjson")
        let result = try await program.run("import", "usage", "usage.ndjson", "--now", now)
        try #require(result.status == 0, "\(result.errors)")
    }

    @Test func `page, paper, CSV, NDJSON, FOCUS and JSON tell the same`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        for name in Self.names {
            let path = "\(server.url)/organizations/\(pathSegment(of: name))/invoices/\(Self.id)"
            let invoice = try Self.object(try await get("\(path).json").body)
            let items = try #require(invoice["items"]?.array).map { try Self.number(try #require($0.object), "billed_price") }
            let total = try Self.number(invoice, "total")
            #expect(items.count == 3)
            #expect(try items.map(Self.cents).reduce(0, +) == Self.cents(total))

            let csv = try #require(CSVTable(Array(try await get("\(path).csv").body.utf8)))
            #expect(csv["billed_price"] == items, "\(name)")

            let lines = try await get("\(path).ndjson").body.split(separator: "\n")
            #expect(try lines.map { try Self.number(try Self.object(String($0)), "billed_price") } == items, "\(name)")

            let focus = try #require(CSVTable(Array(try await get("\(path).focus.csv").body.utf8)))
            #expect(Set(focus["InvoiceId"]).count == 1)
            let costs = try focus["BilledCost"].map(Self.cents)
            #expect(try costs.sorted() == items.map(Self.cents).sorted(), "\(name)")

            let paper = try await text(ofPaper: "\(path).pdf")
            let page = try await get("\(path).html").body
            for amount in items + [total] {
                let shown = Money(minorUnits: try Self.cents(amount)).formatted(in: .usd)
                #expect(paper.contains(shown.drop { $0 == "$" }), "\(name): \(shown) is not on the paper")
                #expect(page.contains(shown), "\(name): \(shown) is not on the page")
            }
        }
        #expect(try await server.stop() == 0)
    }

    @Test func `no name does harm, and each can be read`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        for name in Self.names {
            let organization = "\(server.url)/organizations/\(pathSegment(of: name))"
            for page in ["invoices.html", "invoices/\(Self.id).html", "invoices/2017-03-01/changes?format=html"] {
                let response = try await get("\(organization)/\(page)")
                #expect(response.status == .ok, "\(page) of \(name)")
                #expect(!response.body.contains("<script>alert"))
                #expect(response.body.contains(Self.escaped(name)), "\(page) of \(name)")
            }
            let csv = try #require(CSVTable(Array(try await get("\(organization)/invoices/\(Self.id).csv").body.utf8)))
            let isFormula = "=@-+".contains(name.first ?? " ")
            #expect(csv["organization"] == [String](repeating: isFormula ? "'\(name)" : name, count: 3))
        }
        for list in ["organizations", "apps", "spaces"] {
            let page = try await get("\(server.url)/\(list)?format=html").body
            #expect(!page.contains("<script>alert"))
            if list == "organizations" { for name in Self.names { #expect(page.contains(Self.escaped(name))) } }
        }
        let paper = try await text(ofPaper: "\(server.url)/account/invoices/\(Self.id).pdf")
        for name in ["<script>alert('x')</script>", #"a "quoted" 'name' & co"#, "@sum", "-1+1", "one, two; three"] {
            #expect(paper.contains(name), "\(name)")
        }
        #expect(try await server.stop() == 0)
    }

    /// As pages write it.
    private static func escaped(_ name: String) -> String {
        name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static func object(_ text: String) throws -> [String: JSONValue] {
        try #require(try JSONValue(parsing: Array(text.utf8)).object)
    }

    private static func number(_ object: [String: JSONValue], _ name: String) throws -> String {
        guard case .number(let text) = object[name] else { throw ServerFailure(description: "no number \(name)") }
        return text
    }

    /// `213.51` in cents.
    private static func cents(_ text: String) throws -> Int128 {
        let parts = text.split(separator: ".")
        let fraction = parts.count > 1 ? String((parts[1] + "00").prefix(2)) : "00"
        guard let cents = Int128(String(parts[0]) + fraction) else { throw ServerFailure(description: "no amount: \(text)") }
        return cents
    }

    private func text(ofPaper url: String) async throws -> String {
        let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .patience)
        #expect(response.headers.first(name: "Content-Type") == "application/pdf")
        let bytes = try await response.body.collect(upTo: 1 << 24)
        try Data(bytes.readableBytesView).write(to: program.folder.url.appending(path: "paper.pdf"))
        return try program.tool("pdftotext", "-layout", "paper.pdf", "-")
    }
}

extension JSONValue {
    fileprivate var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
    fileprivate var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}
