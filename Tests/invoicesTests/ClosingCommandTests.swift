import BillingTesting
import Foundation
import NIOHTTP1
import Testing

/// Closing months from the command line and beside the server.
@Suite struct ClosingCommandTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() async throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson", "--now", "2016-12-20T00:00:00Z")
    }

    @Test func `months are closed up to one, oldest first, and then nothing changes them`() async throws {
        let before = try await program.run("info", "2016-12", "--details", "--now", now).output
        let closed = try await program.run("finalize", "2016-12-01", "--now", now)
        #expect(closed.status == 0, "\(closed.errors)")
        #expect(closed.errors == "", "no progress where there is no terminal")
        let lines = closed.output.split(separator: "\n")
        let months = ["2016-07", "2016-08", "2016-09", "2016-10", "2016-11", "2016-12"]
        #expect(lines.count == months.count + 1)
        for (line, month) in zip(lines, months) { #expect(line.hasPrefix("\(month)-01 closed: "), "\(line)") }
        #expect(lines[0].contains("closed: 1 item, "))
        #expect(lines[5].contains("closed: 5 items, "))
        #expect(lines[6].hasPrefix("6 months closed: 20 items, "))
        #expect(lines[6].hasSuffix(" s"))
        let again = try await program.run("finalize", "2016-12", "--now", now)
        #expect(again.output == "Nothing was to be closed: the months up to 2016-12-01 are closed, or are before all usage.\n")

        let late = UsageRecord("gp1 web dyno", price: "31", from: "2016-12-01T00:00:00Z", to: "2017-01-01T00:00:00Z", app: "late")
        _ = try await program.run(["import", "usage", "-", "--now", now], input: late.line)
        let after = try await program.run("info", "2016-12", "--details", "--now", now, "--proration", "second").output
        let added = "\nClosed on 2017-02-05T22:16:56.621Z\n\n"
        #expect(after == before.replacing("\n\nDynos", with: added + "Dynos"))
        let january = try await program.run("info", "2017-01", "--details", "--now", now).output
        #expect(january.contains("gp1 web dyno, correction of 2016-12"))
        let count = try await program.run("info", "2016-12", "--now", now).output
        #expect(count.hasSuffix("\n5 items; --details lists them.\n"))
    }

    @Test func `the server closes what is due when it starts, and says so`() async throws {
        let server = try await ServerProcess(program, "--now", "2017-03-02T00:00:00Z")
        let url = server.url + "/account/invoices/2017-02-01"
        for _ in 0..<200 where !(try server.log.contains("month=2017-02-01")) { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await get(url).headers.first(name: "ETag")?.hasPrefix("\"closed-") == true)
        #expect(try await server.stop() == 0)
        let closed = try server.log.split(separator: "\n").filter { $0.hasSuffix("] month closed") }
        #expect(closed.count == 3, "from the month in which the database was made")
        for (line, month) in zip(closed, ["2016-12-01", "2017-01-01", "2017-02-01"]) {
            #expect(line.contains(" info invoices: batch="))
            #expect(line.contains(" month=\(month) "))
        }
    }

    @Test func `the time of grace is a setting`() async throws {
        let server = try await ServerProcess(program, "--now", "2017-03-02T00:00:00Z", "--grace", "25h")
        for _ in 0..<200 where !(try server.log.contains("month=2017-01-01")) { try await Task.sleep(for: .milliseconds(20)) }
        let response = try await get(server.url + "/account/invoices/2017-02-01")
        #expect(response.headers.first(name: "ETag")?.contains("closed") == false)
        #expect(try await server.stop() == 0)
        #expect(!(try server.log.contains("month=2017-02-01")))
    }

    @Test func `a test clock is set over HTTP, and closes months`() async throws {
        let server = try await ServerProcess(program, "--now", "2016-12-31T23:00:00Z", "--test-clock")
        let output = try server.output
        #expect(output.contains("The clock stands at 2016-12-31T23:00:00.000Z, until PUT /clock sets it forward.\n"))
        #expect(try await get(server.url + "/clock").body == "{\"now\":\"2016-12-31T23:00:00.000Z\"}")
        let set = try await send("{\"now\":\"2017-02-05T22:16:56.616Z\"}", to: server.url + "/clock", method: .PUT)
        #expect(set.body == "{\"now\":\"2017-02-05T22:16:56.616Z\",\"closed\":[\"2016-12-01\",\"2017-01-01\"]}")
        let remote = try await program.run("info", "2017-02", "--url", server.url)
        #expect(remote.output == (try GoldenFile("info.txt").text))
        #expect(try await server.stop() == 0)
    }

    @Test func `another currency than that of closed months is refused at once`() async throws {
        _ = try await program.run("finalize", "2017-01", "--now", now)
        for command in [["list"], ["info", "2017-01"], ["serve", "--port", "0"], ["finalize", "2017-01"]] {
            let result = try await program.run(command + ["--now", now, "--currency", "EUR"])
            #expect(result.status == 1)
            #expect(result.errors.contains("Months of this database were closed in USD, and CURRENCY is EUR. Set CURRENCY=USD"))
        }
    }
}
