import BillingTesting
import Foundation
import Testing

@testable import invoices

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

    /// A target that begins with a slash is absolute, from the test's own folder on.
    @Test(
        arguments: [
            ([("latest.csv", "real.csv")], "real.csv"), ([("latest.csv", "/real.csv")], "real.csv"),
            ([("latest.csv", "folder/middle.csv"), ("folder/middle.csv", "../real.csv")], "real.csv"),
            ([("latest.csv", "folder/new.csv")], "folder/new.csv"),
        ] as [([(name: String, target: String)], String)])
    func `a link stays, and leads to what was written`(links: [(name: String, target: String)], file: String) async throws {
        let program = try await program()
        let folder = program.folder
        try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: false)
        try folder.write("old", to: "real.csv")
        for link in links {
            let target = link.target.hasPrefix("/") ? folder.path(String(link.target.dropFirst())) : link.target
            try FileManager.default.createSymbolicLink(atPath: folder.path(link.name), withDestinationPath: target)
        }
        let arguments = ["export", "--now", Self.now] + Self.range
        let printed = try await program.run(arguments)
        let result = try await program.run(arguments + ["--output", "latest.csv"])
        #expect(result.status == 0, "\(result.errors)")
        for link in links { #expect(try Self.kind(of: folder.path(link.name)) == S_IFLNK) }
        #expect(try Self.kind(of: folder.path(file)) == S_IFREG)
        #expect(try folder.text(file) == printed.output)
        #expect(try hidden(in: program) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("folder")).count <= 1)
    }

    @Test func `links that lead to each other are refused, and stay`() async throws {
        let program = try await program()
        for (name, target) in [("a.csv", "b.csv"), ("b.csv", "a.csv")] {
            try FileManager.default.createSymbolicLink(atPath: program.folder.path(name), withDestinationPath: target)
        }
        let result = try await program.run(["export", "--now", Self.now, "--output", "a.csv"])
        #expect(result.status == 1)
        #expect(result.errors.contains("a.csv can't be written."))
        #expect(try Self.kind(of: program.folder.path("a.csv")) == S_IFLNK)
    }

    @Test func `a pipe is written to, and stays one`() async throws {
        let program = try await program()
        let arguments = ["export", "--now", Self.now] + Self.range
        let printed = try await program.run(arguments)
        let path = program.folder.path("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: program.folder.path("link"), withDestinationPath: "pipe")
        // It waits for no writer, so that the test ends where there is none.
        let reader = FileHandle(fileDescriptor: open(path, O_RDONLY | O_NONBLOCK), closeOnDealloc: true)
        for name in ["pipe", "link"] {
            let result = try await program.run(arguments + ["--output", name])
            #expect(result.status == 0, "\(result.errors)")
            #expect(String(decoding: try reader.readToEnd() ?? Data(), as: UTF8.self) == printed.output)
        }
        #expect(try Self.kind(of: path) == S_IFIFO)
        #expect(try hidden(in: program) == [])
    }

    /// By name alone: no test writes to a device that others use, because one that failed would replace it.
    @Test(arguments: [(nil, true), ("-", true), ("/dev/stdout", true), ("stdout", false), ("a.csv", false)] as [(String?, Bool)])
    func `what means standard output is no file to replace`(path: String?, isStandardOutput: Bool) {
        #expect(OutputFile.isStandardOutput(path) == isStandardOutput)
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

    /// What is at a path, whatever a link there leads to.
    private static func kind(of path: String) throws -> mode_t {
        var status = stat()
        try #require(lstat(path, &status) == 0, "\(path)")
        return status.st_mode & S_IFMT
    }

    private func hidden(in program: Program) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: program.folder.url.path).filter { $0.hasPrefix(".") }
    }
}
