import Billing
import BillingTesting
import Foundation
import Testing

/// `invoices diff`: of the local database, and of a server.
@Suite struct ComparisonCommandTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() async throws {
        program = try Program()
        let records = [
            UsageRecord(
                "gp1 web dyno", price: "31", from: "2016-12-01T00:00:00Z", to: "2017-01-17T00:00:00Z", app: "shop"),
            UsageRecord("gp2 web dyno", price: "62", quantity: 2, from: "2017-01-17T00:00:00Z", app: "shop"),
            UsageRecord("x-mysql:1 addon", price: "100", from: "2016-12-01T00:00:00Z", to: "2017-01-01T00:00:00Z", app: "blog"),
        ]
        let lines = documentLines + records.map(\.line).joined()
        _ = try await program.run(["import", "usage", "-", "--now", now], input: lines)
    }

    @Test func `a table tells the totals, the parts, and the biggest changes`() async throws {
        let result = try await program.run("diff", "2016-12", "2017-01-01", "--org", "akkeris", "--now", now)
        #expect(result.errors == "")
        #expect(result.output == (try GoldenFile("diff.txt").text))
    }

    @Test func `a server's comparison is the same`() async throws {
        let server = try await ServerProcess(program, "--now", now)
        for flags in [
            [], ["--org", "akkeris"], ["--space", "space", "--all"], ["--format", "json"],
            ["--as-of", "2017-02-05T22:16:56.616Z"],
        ] {
            let arguments = ["diff", "2016-12", "2017-01"] + flags
            let local = try await program.run(arguments + (flags.contains("--as-of") ? [] : ["--now", now]))
            let remote = try await program.run(arguments + ["--url", server.url])
            #expect(local.status == 0, "\(local.errors)")
            #expect(remote.output == local.output, "\(flags) \(remote.errors)")
        }
        let refused = try await program.run("diff", "january", "2017-01", "--url", server.url)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("from must be the id of an invoice"))
        let yen = try await program.run("diff", "2016-12", "2017-01", "--url", server.url, "--currency", "JPY")
        #expect(yen.errors.contains("is not an invoice in JPY (currency). Check the address"))
        let nothing = try await program.run("diff", "2016-12", "2017/01", "--url", server.url)
        #expect(nothing.errors.contains("There is no invoice \"2017/01\"."))
        #expect(try await server.stop() == 0)
    }

    @Test func `closed months compare as open ones do`() async throws {
        let arguments = ["diff", "2016-12", "2017-01", "--now", now]
        let open = try await program.run(arguments)
        for month in ["2016-12", "2017-01"] {
            let closed = try await program.run("finalize", month, "--now", now)
            #expect(closed.status == 0, "\(closed.errors)")
            #expect(try await program.run(arguments).output == open.output)
        }
    }

    @Test func `JSON is that of the API`() async throws {
        let result = try await program.run("diff", "2017-01", "2017-01", "--now", now, "--format", "json")
        #expect(result.output.hasPrefix("{\"id\":\"2017-01-01\",\"from\":\"2017-01-01\",\"period_end\":\"2017-01-31T23:59:59"))
        #expect(result.output.hasSuffix("\"organizations\":[]}\n"))
        let table = try await program.run("diff", "2017-01", "2017-01", "--now", now)
        #expect(table.output.hasSuffix("\nNothing has changed.\n"))
    }

    @Test func `the biggest changes are listed, and all where all are asked for`() async throws {
        let records = (1...30).map { number in
            UsageRecord(
                "gp1 web dyno", price: Price(unchecked: Int64(number) * 1_000_000), from: "2017-01-01T00:00:00Z",
                organization: "many", app: "app-\(number)")
        }
        _ = try await program.run(["import", "usage", "-", "--now", now], input: records.map(\.line).joined())
        let some = try await program.run("diff", "2017-01", "2017-02", "--org", "many", "--now", now)
        #expect(some.errors.contains("There is no invoice") == false)
        let lines = some.output.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("    gp1 web dyno") } == 20)
        #expect(some.output.contains("  app-30-space ") && !some.output.contains("  app-10-space "))
        // 10 apps of 1 to 10 dollars; 5 of the 28 days of February have begun.
        #expect(lines.last == "10 more resources have changed, by -$45.17 together; --all lists them.")
        let all = try await program.run("diff", "2017-01", "2017-02", "--org", "many", "--now", now, "--all")
        #expect(all.output.split(separator: "\n").count { $0.hasPrefix("    gp1 web dyno") } == 30)
        #expect(!all.output.contains("--all"))
    }

    @Test func `what can't be compared is refused`() async throws {
        for (arguments, status, message) in [
            (["january", "2017-01"], 1, "from must be the id of an invoice, the first day of its month"),
            (["2017-01", "january"], 1, "There is no invoice \"january\"."),
            (["2016-01", "2017-01"], 1, "There is no invoice 2016-01-01 of the account to compare with. Its invoices run from"),
            (["2017-01", "2018-01"], 1, "There is no invoice 2018-01-01 of the account."),
            (["2017-01"], 64, "Missing expected argument '<id>'"),
            (["2017-01", "2017-02", "--format", "csv"], 64, "This command has no csv. Give --format table or json."),
            (["2017-01", "2017-02", "--org", "nobody"], 1, "There is no organization \"nobody\"."),
        ] as [([String], Int32, String)] {
            let result = try await program.run(["diff"] + arguments + ["--now", now])
            #expect(result.status == status)
            #expect(result.errors.contains(message), "\(result.errors)")
        }
        let help = try await program.run("diff", "--help")
        #expect(help.output.contains("EXAMPLES\n  invoices diff "))
    }
}
