import BillingTesting
import Foundation
import Testing

/// `invoices export`, of the local database and of a server, and the forms of `invoices info`.
@Suite struct ExportCommandTests {
    private static let now = "2017-02-05T22:16:56.616Z"
    private static let range = ["--start", "2016-12", "--end", "2017-01"]

    private func program() async throws -> Program {
        let program = try Program()
        _ = try await program.run(["import", "usage", "-", "--now", Self.now], input: documentLines)
        return program
    }

    @Test func `a server gives the same bytes as the database, in every form`() async throws {
        let program = try await program()
        let server = try await ServerProcess(program, "--now", Self.now, "--issuer", "Example Cloud")
        for scope in [[], ["--org", "akkeris"], ["--space", "space"]] {
            for format in ["csv", "ndjson", "focus", "json"] {
                let arguments = ["export", "--format", format] + Self.range + scope
                let local = try await program.run(arguments + ["--now", Self.now, "--issuer", "Example Cloud"])
                let remote = try await program.run(arguments + ["--url", server.url])
                #expect(local.status == 0, "\(arguments): \(local.errors)")
                #expect(local.errors == "", "no progress where there is no terminal")
                #expect(!local.output.isEmpty)
                #expect(remote.output == local.output, "\(arguments): \(remote.errors)")
            }
        }
        let info = ["info", "2017-02", "--org", "akkeris", "--format"]
        for format in ["ndjson", "focus"] {
            let local = try await program.run(info + [format, "--now", Self.now, "--issuer", "Example Cloud"])
            let remote = try await program.run(info + [format, "--url", server.url])
            let rows = CSVTable(Array(local.output.utf8))?.rows.count
            #expect((format == "focus" ? rows : local.output.split(separator: "\n").count) == 6)
            #expect(remote.output == local.output, "\(format): \(remote.errors)")
        }
        let missing = try await program.run(["info", "2010-02", "--format", "focus", "--url", server.url])
        #expect(missing.status == 1)
        #expect(missing.errors.contains("There is no invoice 2010-02-01"))
        let unknown = try await program.run(["export", "--org", "nobody", "--url", server.url])
        #expect(unknown.errors.contains("There is no organization \"nobody\""))
        #expect(try await server.stop() == 0)
    }

    @Test func `a file is there whole, in the place of what was there`() async throws {
        let program = try await program()
        let arguments = ["export", "--format", "focus", "--now", Self.now] + Self.range
        let printed = try await program.run(arguments + ["--output", "-"])
        try program.folder.write("old", to: "months.focus.csv")
        let result = try await program.run(arguments + ["--output", "months.focus.csv"])
        #expect(result.status == 0)
        #expect(result.output == "")
        #expect(try program.folder.text("months.focus.csv") == printed.output)
        #expect(try hidden(in: program) == [])
    }

    @Test func `where an export fails, what was there stays`() async throws {
        let program = try await program()
        try program.folder.write("old", to: "months.csv")
        let result = try await program.run(["export", "--org", "nobody", "--now", Self.now, "--output", "months.csv"])
        #expect(result.status == 1)
        #expect(try program.folder.text("months.csv") == "old")
        #expect(try hidden(in: program) == [])
    }

    @Test func `without a form it is csv, and without months the last twelve`() async throws {
        let program = try await program()
        let all = try await program.run(["export", "--now", Self.now])
        let table = try #require(CSVTable(Array(all.output.utf8)))
        #expect(table.columns.first == "organization")
        var count = 0
        for month in Set(table["invoice"]) {
            let invoice = try await program.run(["info", month, "--now", Self.now, "--format", "csv"])
            let rows = try #require(CSVTable(Array(invoice.output.utf8))).rows
            #expect(table.rows.filter { $0.last == month } == rows, "\(month)")
            count += rows.count
        }
        #expect(table.rows.count == count && count > 0)
    }

    @Test(
        arguments: [
            (["export", "--format", "table"], 64, "This command has no table. Give --format csv, ndjson, focus, json or pdf."),
            (["list", "--format", "focus"], 64, "This command has no focus. Give --format table, json or csv."),
            (["usage", "--format", "ndjson"], 64, "This command has no ndjson. Give --format table, json or csv."),
            (["daily", "2017-02", "--format", "focus"], 64, "This command has no focus."),
            (["diff", "2017-01", "2017-02", "--format", "csv"], 64, "This command has no csv. Give --format table or json."),
            (["plans", "list", "--format", "focus"], 64, "This command has no focus."),
            (["credits", "list", "--format", "focus"], 64, "This command has no focus."),
            (["audit", "--format", "csv"], 64, "This command has no csv. Give --format table or json."),
            (["export", "--start", "later"], 1, "start must be a month"),
            (["export", "--output", "."], 1, "is a folder"),
            (["export", "--output", "nowhere/x.csv"], 1, "nowhere/x.csv can't be written"),
            (["export", "--issuer", "a\u{7}"], 64, "--issuer (or ISSUER)"),
        ])
    func `what is wrong is told`(arguments: [String], status: Int32, message: String) async throws {
        let isAboutTime = arguments[0] != "plans"
        let result = try await program().run(arguments + (isAboutTime ? ["--now", Self.now] : []))
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    private func hidden(in program: Program) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.folder.url.path).filter { $0.hasPrefix(".") }
    }
}
