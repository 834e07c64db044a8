import BillingTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct ServeTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() async throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson")
    }

    @Test func `it says where it serves, and three commands to try that work`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        let output = try server.output
        #expect(output.hasPrefix("Serving invoices.db on \(server.url)\nThe clock stands at \(now).\nNo key is set:"))
        let commands = output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(commands.count == 3)
        for command in commands.prefix(2) {
            let url = try #require(command.split(separator: " ").last)
            #expect(try await get(String(url)).status == .ok)
        }
        let words = try #require(commands.last).split(separator: " ").dropFirst().map(String.init)
        #expect(try await program.run(words).output == (try await program.run("info", "2017-02", "--now", now).output))
        #expect(try await server.stop() == 0)
    }

    @Test func `the command line shows a server's invoices as it shows local ones`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        for command in [
            ["list"], ["list", "--format", "csv"], ["list", "--format", "json"], ["list", "--org", "akkeris"],
            ["info", "2017-02-01"], ["info", "2017-01", "--details"], ["info", "2017-02", "--format", "json"],
            ["info", "2017-02", "--format", "csv", "--space", "space"],
        ] {
            let local = try await program.run(command + ["--now", now])
            let remote = try await program.run(command + ["--url", server.url])
            #expect(remote.status == 0, "\(remote.errors)")
            #expect(remote.output == local.output)
        }
        let missing = try await program.run("list", "--org", "nobody", "--url", server.url)
        #expect(missing.status == 1)
        #expect(missing.errors.contains("There is no organization \"nobody\"."))
        #expect(try await server.stop() == 0)
    }

    @Test func `it says where the library of charts is missing, and what to do`() async throws {
        try program.folder.write("library", to: "chart.js")
        for (file, isMissing) in [("chart.js", false), ("none.js", true)] {
            let path = program.folder.path(file)
            let server = try await ServerProcess(program, "--now", now, "--chart-library", path)
            #expect(try await get(server.url + "/assets/chart.js").status == (isMissing ? .notFound : .ok))
            #expect(try await server.stop() == 0)
            let note = "pages have no charts: install Debian's package libjs-chart.js, or set CHART_LIBRARY"
            #expect(try server.log.contains(note) == isMissing)
            #expect(try server.log.contains(path) == isMissing)
        }
    }

    @Test func `a key is needed where one is set, and is never logged`() async throws {
        var keyed = program
        keyed.environment = ["AUTH_KEY": "s3cret"]
        let server = try await ServerProcess(keyed, "--now", now)
        #expect(try await get(server.url + "/account/invoices").status == .unauthorized)
        #expect(try await get(server.url + "/account/invoices", key: "s3cret").status == .ok)
        #expect(try await get(server.url + "/health").status == .ok)
        #expect(try await program.run("list", "--url", server.url).errors.contains("A key is needed"))
        #expect(try await keyed.run("list", "--url", server.url).status == 0)
        #expect(try await server.stop() == 0)
        #expect(!(try server.log + server.output).contains("s3cret"))
    }

    @Test func `a key that can be guessed is warned of`() async throws {
        for (key, isShort) in [(nil, false), ("s3cret", true), ("fifteen bytes..", true), ("sixteen bytes...", false)] {
            var keyed = program
            keyed.environment = ["AUTH_KEY": key ?? ""]
            let server = try await ServerProcess(keyed, "--now", now)
            #expect(try await server.stop() == 0)
            let log = try server.log
            let warning = "the key is so short that it can be guessed: set AUTH_KEY to 16 random bytes or more"
            #expect(log.contains(warning) == isShort, "\(log)")
            if let key { #expect(!log.contains(key)) }
        }
    }

    /// A site's name can lead to this machine, and the browser takes what answers for the site's own.
    @Test func `without a key it is no other name's server`() async throws {
        #expect(try await program.run("finalize", "2017-01", "--now", now).status == 0)
        let server = try await ServerProcess(program, "--now", now)
        // That of a closed month is in memory once it has been asked for.
        for path in ["/account/invoices/2017-01-01", "/account/invoices", "/health", "/docs", "/nothing"] {
            let status = HTTPResponseStatus(statusCode: path == "/nothing" ? 404 : 200)
            for host in [nil, "localhost:\(server.port)", "[::1]"] {
                #expect(try await get(server.url + path, host: host).status == status, "\(path) \(host ?? "")")
            }
            for host in ["evil.example", "evil.example:\(server.port)"] {
                let refused = try await get(server.url + path, host: host)
                #expect(refused.status == .misdirectedRequest)
                #expect(refused.body.hasPrefix("{\"id\":\"foreign_host\",\"message\":\"This server has no key, so it"))
            }
        }
        #expect(try await server.stop() == 0)
        var keyed = program
        keyed.environment = ["AUTH_KEY": "s3cret"]
        let open = try await ServerProcess(keyed, "--now", now)
        #expect(try await get(open.url + "/account/invoices", key: "s3cret", host: "evil.example").status == .ok)
        #expect(try await open.stop() == 0)
    }

    @Test func `what is no id is asked for as it is, and is no part of another question`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        let id = "2017-02-01?as_of=2017-02-01T00:00:00Z"
        for command in [
            ["info", id], ["info", id, "--format", "csv"], ["info", id, "--format", "ndjson"], ["explain", id], ["daily", id],
            ["diff", "2017-01", id], ["info", "2017-02-01#x"], ["info", "2017-02-01/daily"],
        ] {
            let local = try await program.run(command + ["--now", now])
            let remote = try await program.run(command + ["--url", server.url])
            #expect(local.status == 1 && local.errors.contains("There is no invoice \"2017-02-01"), "\(local.errors)")
            #expect(remote.status == 1 && remote.errors == local.errors, "\(command): \(remote.errors)")
        }
        #expect(try await server.stop() == 0)
    }

    @Test func `each request is one line of the log, with its id`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        _ = try await get(server.url + "/organizations/akkeris/invoices?x=1", requestID: "my-id")
        #expect(try await server.stop() == 0)
        let line = try #require(try server.log.split(separator: "\n").first { $0.contains("request_id=my-id") })
        let start = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} info invoices: duration_us=\d+\s/
        let end =
            "method=GET path=/organizations/akkeris/invoices request_id=my-id status=200 [BillingWeb] request"
        let match = try #require(line.prefixMatch(of: start))
        #expect(line[match.range.upperBound...] == end)
    }

    @Test func `a port in use is said`() async throws {
        let server = try await ServerProcess(program)
        let second = try await program.run("serve", "--port", String(server.port))
        #expect(second.status == 1)
        #expect(second.errors.contains("The server can't listen on port \(server.port) of 127.0.0.1: it is in use."))
        #expect(try await server.stop() == 0)
    }

    @Test func `what is imported while it serves is served`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        let before = try await get(server.url + "/account/invoices/2017-02-01")
        let more = UsageRecord("gp1 web dyno", price: "28", from: "2017-02-01T00:00:00Z", app: "more").line
        _ = try await program.run("import", "usage", "-", input: more)
        let after = try await get(server.url + "/account/invoices/2017-02-01")
        #expect(before.headers.first(name: "Invoices-Batch") == "1")
        #expect(after.headers.first(name: "Invoices-Batch") == "2")
        #expect(after.body.contains("\"total\":218.51,"))
        #expect(try await server.stop() == 0)
    }
}
