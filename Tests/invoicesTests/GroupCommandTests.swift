import BillingTesting
import Foundation
import Testing

/// `invoices daily` and `invoices usage`: of the local database, and of a server.
@Suite struct GroupCommandTests {
    private static let now = "2017-02-05T22:16:56.616Z"

    private func program() async throws -> Program {
        let program = try Program()
        _ = try await program.run(["import", "usage", "-", "--now", Self.now], input: documentLines)
        return program
    }

    @Test func `daily draws a bar a day`() async throws {
        let result = try await program().run("daily", "2017-02", "--org", "akkeris", "--now", Self.now)
        #expect(
            result.output == """
                DAY            COST
                2017-02-01   $42.73  ████████████████████████████████████████
                2017-02-02   $42.70  ███████████████████████████████████████▉
                2017-02-03   $42.70  ███████████████████████████████████████▉
                2017-02-04   $42.69  ███████████████████████████████████████▉
                2017-02-05   $42.69  ███████████████████████████████████████▉
                Sum         $213.51

                """)
    }

    @Test func `usage draws a bar a month`() async throws {
        let result = try await program().run("usage", "--start", "2017-01", "--now", Self.now)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("MONTH"))
        #expect(lines[1].hasSuffix("██████████████████████████████"))
        #expect(lines[2].contains("$213.51  "))
    }

    @Test func `a server tells the same as the database, in every form`() async throws {
        let program = try await program()
        let server = try await ServerProcess(program, "--now", Self.now)
        let range = ["--start", "2016-12", "--end", "2017-01", "--org", "akkeris"]
        for command in [["daily", "2017-02-01"], ["usage"], ["usage"] + range] {
            for by in [[]] + ["organization", "space", "app", "type", "resource"].map({ ["--by", $0] }) {
                for format in ["table", "json", "csv"] {
                    let arguments = command + by + ["--format", format]
                    let local = try await program.run(arguments + ["--now", Self.now])
                    let remote = try await program.run(arguments + ["--url", server.url])
                    #expect(local.status == 0, "\(arguments): \(local.errors)")
                    #expect(remote.output == local.output, "\(arguments): \(remote.errors)")
                }
            }
        }
        #expect(try await server.stop() == 0)
    }

    @Test func `csv has a row a group and day, or a group and month`() async throws {
        let program = try await program()
        let days = try await program.run("daily", "2017-02", "--by", "type", "--format", "csv", "--now", Self.now)
        #expect(days.output.hasPrefix("type,day,cost\r\ndyno,2017-02-01,37.73\r\n"))
        #expect(days.output.split(separator: "\r\n").count == 11)
        let spaces = try await program.run("usage", "--by", "space", "--format", "csv", "--now", Self.now)
        #expect(spaces.output.hasPrefix("month,space,space_id,platform_total,"))
        let months = try await program.run("usage", "--by", "app", "--format", "csv", "--now", Self.now)
        #expect(
            months.output.hasPrefix(
                "month,organization,organization_id,app,platform_total,addons_total,database_total,charges_total\r\n"))
    }

    @Test(
        arguments: [
            (["daily", "2017-02", "--by", "day"], 64, "'organization', 'space', 'app', 'type' or 'resource'"),
            (["daily", "2015-02"], 1, "There is no invoice 2015-02-01"),
            (["usage", "--start", "later"], 1, "start must be a month"),
            (["usage", "--start", "2017-03", "--end", "2017-02"], 1, "which is after end"),
        ])
    func `what is wrong is told`(arguments: [String], status: Int32, message: String) async throws {
        let result = try await program().run(arguments + ["--now", Self.now])
        #expect(result.status == status)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test func `months without an invoice are none`() async throws {
        let result = try await program().run("usage", "--start", "2010-01", "--end", "2010-12", "--now", Self.now)
        #expect(result.output == "There are no invoices of the account from 2010-01-01 to 2010-12-01.\n")
    }
}
