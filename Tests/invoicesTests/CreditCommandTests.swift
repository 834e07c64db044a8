import BillingTesting
import Foundation
import Testing

/// Credits and payments from the command line: of the local database, and of a server.
@Suite struct CreditCommandTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() async throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson", "--now", "2017-02-01T00:00:00Z")
        _ = try await program.run("finalize", "2016-12", "--now", "2017-02-01T00:00:00Z")
    }

    /// Runs commands on the database, and then on a server.
    private func both(_ body: (_ flags: [String]) async throws -> Void) async throws {
        try await body(["--now", now, "--payment", "manual"])
        let server = try await ServerProcess(program, "--now", now, "--payment", "manual")
        try await body(["--url", server.url])
        #expect(try await server.stop() == 0)
    }

    @Test func `a credit is granted once, and listed with what uses it`() async throws {
        let grant = [
            "credits", "grant", "--org", "akkeris", "--amount", "1200", "--reason", "Downtime on 3 January",
            "--from", "2017-01-01", "--until", "2017-03-01", "--key", "ticket-4711",
        ]
        let granted = "akkeris has a credit of $1,200.00 from 2017-01-01T00:00:00.000Z until 2017-03-01T00:00:00.000Z."
        let first = try await program.run(grant + ["--now", now])
        #expect(first.output == "\(granted)\nKey: ticket-4711\n", "\(first.errors)")
        try await both { flags in
            let again = try await program.run(grant + flags)
            let known = "\(granted) It was granted before; nothing has changed.\nKey: ticket-4711\n"
            #expect(again.output == known, "\(again.errors)")
            for list in [["credits", "list"], ["credits", "list", "--org", "akkeris"]] {
                #expect(try await program.run(list + flags).output == (try GoldenFile("credits.txt").text))
            }
            let json = try await program.run(["credits", "list", "--format", "json"] + flags).output
            #expect(json.hasPrefix("[{\"id\":\"credit-8\",\"organization\":\"akkeris\",\"amount\":1200,\"left\":0,"))
            #expect(json.contains("{\"invoice\":{\"$ref\":\"/organizations/akkeris/invoices/2017-01-01\"},\"amount\":1162.13,"))
            let csv = try await program.run(["credits", "list", "--format", "csv"] + flags).output
            #expect(csv.split(separator: "\r\n").count == 2)
            let other = try await program.run(grant.map { $0 == "1200" ? "1201" : $0 } + flags)
            #expect(other.status == 1)
            #expect(other.errors.contains("The key \"ticket-4711\" is that of another credit: known is $1,200.00"))
            let nobody = try await program.run(grant.map { $0 == "akkeris" ? "nobody" : $0 } + flags)
            #expect(nobody.errors.contains("There is no organization \"nobody\"."))
        }
        let list = try await program.run("list", "--org", "akkeris", "--now", now)
        #expect(list.output.contains("2017-01-01  Paid     $1,022.13  $140.00  $1,162.13      $0.00\n"), "\(list.output)")
    }

    @Test func `without a key one is made and shown`() async throws {
        let grant = ["credits", "grant", "--org", "akkeris", "--amount", "5", "--reason", "r", "--now", now]
        var keys: Set<Substring> = []
        for _ in 0..<2 {
            let output = try await program.run(grant).output
            #expect(output.hasPrefix("akkeris has a credit of $5.00 from 2017-02-05T22:16:56.616Z.\nKey: "))
            if let key = output.split(separator: " ").last { keys.insert(key) }
        }
        #expect(keys.count == 2)
        let list = try await program.run("credits", "list", "--org", "akkeris", "--now", now).output
        #expect(list.split(separator: "\n").count == 5)
    }

    @Test func `no credits are none`() async throws {
        try await both { flags in
            #expect(try await program.run(["credits", "list"] + flags).output == "There are no credits of the account.\n")
            let list = try await program.run(["credits", "list", "--org", "akkeris"] + flags)
            #expect(list.output == "There are no credits of organization akkeris.\n")
        }
    }

    @Test func `payments cover an invoice in parts`() async throws {
        let add = ["payments", "add", "2016-12", "--org", "akkeris", "--payment", "manual"]
        let first = try await program.run(
            add + ["--amount", "1000", "--reference", "Transfer 4711", "--key", "t-1", "--now", now])
        let part = "$1,000.00 of $1,065.68 is paid, $65.68 is left. The invoice is Pending.\n"
        #expect(first.output == part + "Key: t-1\n", "\(first.errors)")
        try await both { flags in
            let add = ["payments", "add", "2016-12-01", "--org", "akkeris"]
            let again = try await program.run(
                add + ["--amount", "1000", "--reference", "Transfer 4711", "--key", "t-1"] + flags)
            #expect(again.output == "The payment was known; nothing has changed.\n\(part)Key: t-1\n", "\(again.errors)")
            let list = try await program.run(["payments", "list", "2016-12", "--org", "akkeris"] + flags)
            #expect(list.output == (try GoldenFile("payments.txt").text))
            let json = try await program.run(["payments", "list", "2016-12", "--org", "akkeris", "--format", "json"] + flags)
            #expect(json.output.hasPrefix("{\"total\":1065.68,\"paid\":1000,\"left\":65.68,\"payment_status\":\"Pending\","))
            let csv = try await program.run(["payments", "list", "2016-12", "--org", "akkeris", "--format", "csv"] + flags)
            #expect(csv.output.hasSuffix(",1000,Transfer 4711,t-1,2017-02-05T22:16:56.616Z\r\n"), "\(csv.output)")
            let tooMuch = try await program.run(add + ["--amount", "65.69"] + flags)
            #expect(tooMuch.errors.contains("The payment is $65.69, and $65.68 is left to pay."))
            let open = try await program.run(["payments", "add", "2017-01", "--org", "akkeris", "--amount", "1"] + flags)
            #expect(open.status == 1)
            #expect(open.errors.contains("The invoice 2017-01-01 can still change, so it takes no payments."))
        }
        let last = try await program.run(add + ["--amount", "65.68", "--key", "t-2", "--now", now])
        #expect(last.output == "$1,065.68 of $1,065.68 is paid, $0.00 is left. The invoice is Paid.\nKey: t-2\n")
        let list = try await program.run("list", "--org", "akkeris", "--payment", "manual", "--now", now)
        #expect(list.output.contains("2016-11-01  Pending"))
        #expect(list.output.contains("2016-12-01  Paid"))
    }

    @Test(arguments: [
        (["credits", "grant", "--org", "akkeris", "--reason", "r", "--amount", "0"], "--amount must be above 0, not \"0\"."),
        (["credits", "grant", "--org", "a", "--reason", "r", "--amount", "1.001"], "--amount must have at most 2 decimals"),
        (["credits", "grant", "--org", "akkeris", "--reason", "", "--amount", "1"], "--reason must not be empty."),
        (["credits", "grant", "--org", "akkeris", "--reason", "r", "--amount", "1", "--key", ""], "--key must not be empty."),
        (
            ["credits", "grant", "--org", "akkeris", "--reason", "r", "--amount", "1", "--from", "soon"],
            "--from must be an ISO 8601 time"
        ),
        (
            [
                "credits", "grant", "--org", "a", "--reason", "r", "--amount", "1", "--from", "2017-01-02", "--until",
                "2017-01-02",
            ],
            "--until must be later than --from, 2017-01-02T00:00:00.000Z."
        ),
        (["payments", "add", "2016-12", "--org", "akkeris", "--amount", "x"], "--amount must be a number, such as 60 or 0.29"),
        (["finalize", "2016-12", "--url", "http://127.0.0.1:9"], "A server's months can't be closed from here"),
        (["list", "--as-of", "soon"], "--as-of must be an ISO 8601 time"),
        (["list", "--as-of", "9999-01-01T00:00:00Z"], "--as-of must not lie in the future: now is"),
        (["list", "--batch", "1"], "--batch needs --as-of"),
        (["list", "--as-of", "2017-02-05T00:00:00Z", "--batch", "0"], "--batch must be above 0."),
        (["list", "--payment", "later"], "--payment (or PAYMENT) must be automatic or manual, not \"later\"."),
        (["serve", "--grace", "soon"], "--grace (or GRACE) must be a time such as 24h, 30m or 0s, not \"soon\"."),
    ])
    func `wrong usage is told by the flag`(arguments: [String], message: String) async throws {
        let result = try await program.run(arguments)
        #expect(result.status == 64)
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test(arguments: [
        (
            ["credits", "grant", "--org", "akkeris", "--reason", "r", "--amount", "1", "--until", "2017-01-01"],
            "--until must be later than valid_from, which is 2017-02-05T22:16:56.616Z."
        ),
        (["payments", "list", "2016-13", "--org", "akkeris"], "There is no invoice \"2016-13\"."),
        (["payments", "list", "2016-01", "--org", "akkeris"], "Its invoices run from 2016-07-01 to 2017-02-01."),
        (["finalize", "2017-02"], "2017-02-01 is not over: it ends at 2017-03-01T00:00:00.000Z, and now is"),
        (["finalize", "February"], "\"February\" is not a month. Write it as 2017-02, or as its first day, 2017-02-01."),
        (["list", "--as-of", "2017-01-31T00:00:00Z"], "Nothing was known yet at 2017-01-31T00:00:00.000Z"),
        (["list", "--as-of", "2017-02-05T00:00:00Z", "--batch", "99"], "There is no batch 99."),
    ])
    func `what can't be done is told`(arguments: [String], message: String) async throws {
        let result = try await program.run(arguments + ["--now", now])
        #expect(result.status == 1)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
