import Billing
import BillingSQLite
import BillingTesting
import Foundation
import Testing

/// What is asked for by an id is told by its name.
@Suite struct ScopeNameCommandTests {
    private let program: Program
    private let now = ["--now", "2017-02-05T22:16:56.616Z"]
    private let flags = ["--org", "6f9c-org-a"]

    init() async throws {
        program = try Program()
        let store = try SQLiteStore(path: program.folder.path("invoices.db"))
        try await store.take(events: [
            .changed(
                "1", at: "2016-12-01T00:00:00Z", price: "31", organization: .init("Acme & Söhne", id: "6f9c-org-a"),
                space: .init("Prod", id: "77e0-space-b"), app: "shop")
        ])
        try store.close()
    }

    @Test(arguments: [
        (["info", "2017-02", "--org", "6f9c-org-a"], "Invoice 2017-02-01 of organization Acme & Söhne, Paid\n"),
        (["info", "2017-02", "--space", "77e0-space-b"], "Invoice 2017-02-01 of space Prod, Paid\n"),
        (["info", "2017-02", "--org", "Acme & Söhne"], "Invoice 2017-02-01 of organization Acme & Söhne, Paid\n"),
        (["info", "2017-02"], "Invoice 2017-02-01 of the account, Paid\n"),
        (
            ["diff", "2017-01", "2017-02", "--org", "6f9c-org-a"],
            "Invoice 2017-02-01 of organization Acme & Söhne, compared with 2017-01-01\n"
        ),
        (
            ["usage", "--start", "2016-10", "--end", "2016-10", "--org", "6f9c-org-a"],
            "There are no invoices of organization Acme & Söhne from 2016-10-01 to 2016-10-01.\n"
        ),
    ])
    func `headings have the name`(arguments: [String], heading: String) async throws {
        let result = try await program.run(arguments + now)
        #expect(result.errors == "")
        #expect(result.output.replacing(/Pending|Paid/, with: "Paid").hasPrefix(heading), "\(result.output)")
    }

    @Test func `a list without invoices has it too`() async throws {
        let result = try await program.run(["list", "--now", "2016-11-05T00:00:00Z"] + flags)
        #expect(result.output == "There are no invoices of organization Acme & Söhne yet.\n")
    }

    @Test func `a paper has it on all pages and in what it says of itself, and the id in links`() async throws {
        let server = try await ServerProcess(program, "--now", now[1])
        let local = try await program.run(["info", "2017-02", "--format", "pdf", "--output", "local.pdf"] + flags + now)
        let remote = try await program.run(
            ["info", "2017-02", "--format", "pdf", "--output", "remote.pdf", "--url", server.url] + flags)
        let several = try await program.run(["export", "--format", "pdf", "--output", "several.pdf"] + flags + now)
        for result in [local, remote, several] { #expect(result.status == 0, "\(result.errors)") }
        for (file, months) in [("local.pdf", 1), ("remote.pdf", 1), ("several.pdf", 3)] {
            let text = try program.tool("pdftotext", "-layout", file, "-")
            #expect(text.ranges(of: "Acme & Söhne").count >= 2 * months, "\(text)")
            #expect(!text.contains("6f9c"))
            let information = try program.tool("pdfinfo", file)
            #expect(information.contains(#/Title: .*, Acme & Söhne\n/#), "\(information)")
            #expect(information.contains(#/Subject: .* of organization Acme & Söhne, /#), "\(information)")
        }
        let links = try program.tool("pdfinfo", "-url", "remote.pdf")
        #expect(links.contains("/organizations/6f9c-org-a/invoices/2017-02-01"))
        #expect(try await server.stop() == 0)
    }
}
