import BillingTesting
import Foundation
import Testing

/// Errors go to standard error and say what to do; the exit code is 1 for a failure and 64 for wrong usage.
@Suite struct CommandErrorTests {
    private let program: Program

    init() throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
    }

    @Test(arguments: [
        (["import", "usage", "none.ndjson"], 1, "none.ndjson"),
        (["list"], 1, "The database invoices.db can't be opened: there is no such file; import usage to make it."),
        (["list", "--database", "none/x.db"], 1, "none/x.db"),
        (["info", "2017-02-01", "--url", "http://127.0.0.1:9"], 1, "No server answers at http://127.0.0.1:9"),
        (["info"], 64, "Missing expected argument '<id>'"),
        (["list", "--org", "a", "--space", "b"], 64, "Give --org or --space, not both"),
        (["list", "--format", "pdf"], 64, "This command has no pdf. Give --format table, json or csv."),
        (["list", "--format", "odt"], 64, "'odt'"),
        (["info", "2017-02", "--output", "x.pdf"], 64, "--output is for --format pdf. For table add > FILE."),
        (["info", "2017-02", "--format", "pdf", "--paper", "a5"], 64, "--paper (or PAPER) must be a4 or letter, not \"a5\"."),
        (["list", "--proration", "week"], 64, "--proration (or PRORATION) must be day or second, not \"week\"."),
        (["list", "--state-numbers", "x"], 64, "--state-numbers (or STATE_NUMBERS) must be document or controller-api"),
        (["list", "--currency", "dollars"], 64, "--currency (or CURRENCY) must be three capital letters, such as USD"),
        (["list", "--now", "yesterday"], 64, "--now (or NOW) must be an ISO 8601 time"),
        (["list", "--url", "localhost"], 64, "--url (or INVOICES_URL) must be the address of a server"),
        (["list", "--config", "none.yaml"], 64, "none.yaml"),
        (["list", "--database", "mysql://localhost/x"], 64, "--database (or DATABASE_URL) must be the path of a SQLite file"),
        (["serve", "--host", "0.0.0.0"], 64, "Without a key everyone who reaches 0.0.0.0 could read and change everything."),
        (["serve", "--host", "nowhere.invalid", "--auth-key", "k"], 1, "of nowhere.invalid: the address is not known."),
        (["list", "--config", ""], 64, "--config must name a file."),
        (["serve", "--port", "x"], 64, "--port (or PORT) must be from 0 to 65535"),
        (["serve", "--auth-key", ""], 64, "--auth-key must not be empty"),
        (["serve", "--webhook-secret", ""], 64, "--webhook-secret must not be empty"),
        (["serve", "--webhook-organization", ""], 64, "--webhook-organization (or WEBHOOK_ORGANIZATION) must not be empty"),
        (["serve", "--dyno-default-size", "a b"], 64, "--dyno-default-size (or DYNO_DEFAULT_SIZE) must be a dyno size"),
        (["serve", "--sync-akkeris", "controller.db"], 64, "--sync-akkeris (or SYNC_AKKERIS) must be a PostgreSQL database"),
        (
            ["serve", "--sync-akkeris", "postgres:///x", "--sync-every", "soon"], 64,
            "--sync-every (or SYNC_EVERY) must be a time such as 60s, 5m or 1h, not \"soon\"."
        ),
        (["import", "akkeris", "postgres:///x?host=/nowhere"], 1, "The controller's database does not answer"),
        (["import", "akkeris", "controller.db", "--dry-run"], 1, "must be named by a URL such as postgres://"),
        (["plans", "set", "gp2", "cheap"], 64, "The price"),
        (["plans", "set", "gp2 web", "60"], 64, "The plan must not contain spaces."),
        (["plans", "set", "gp2", "60", "--type", "disk"], 64, "--type must be dyno or addon, not \"disk\"."),
        (["plans", "set", "gp2", "60", "--from", "soon"], 64, "--from must be an ISO 8601 time"),
        (["plans", "import", "none.csv"], 1, "none.csv"),
        (["bill"], 64, "bill"),
    ])
    func `what is wrong is said on standard error`(arguments: [String], status: Int32, message: String) async throws {
        let result = try await program.run(arguments)
        #expect(result.status == status)
        #expect(result.output == "")
        #expect(result.errors.contains(message), "\(result.errors)")
    }

    @Test(arguments: [
        (["--org", "nobody"], "There is no organization \"nobody\". Check the spelling; upper and lower case matter."),
        (["--space", "nowhere"], "There is no space \"nowhere\"."),
    ])
    func `a scope that is not there`(flags: [String], message: String) async throws {
        _ = try await program.run("import", "usage", "usage.ndjson")
        for command in [["list"], ["info", "2017-02"]] {
            let result = try await program.run(command + flags)
            #expect(result.status == 1)
            #expect(result.errors.contains(message))
        }
    }

    @Test func `a bad line stops an import before anything is stored`() async throws {
        try program.folder.write(documentLines + "{\"organization\":\"akkeris\"}\n", to: "bad.ndjson")
        let result = try await program.run("import", "usage", "bad.ndjson")
        #expect(result.status == 1)
        #expect(result.output == "")
        #expect(result.errors == "Error: bad.ndjson:7: space: is missing\nNothing was imported.\n")
        let empty = try await program.run("list")
        #expect(empty.output == "There are no invoices of the account yet.\n")
        _ = try await program.run("import", "usage", "usage.ndjson")
        #expect(try await program.run("import", "usage", "bad.ndjson").status == 1)
        let list = try await program.run("list", "--now", "2017-02-05T22:16:56.616Z")
        #expect(list.output == (try GoldenFile("list.txt").text))
    }

    @Test(arguments: [
        ("authkey: x\n", "invoices.yaml: authkey: unknown setting; known are databaseUrl, host, port, authKey,"),
        ("port: [\n", "The settings file invoices.yaml can't be read"),
        ("port: many\n", "--port (or PORT) must be from 0 to 65535, not \"many\"."),
    ])
    func `a settings file that is wrong is refused`(text: String, message: String) async throws {
        try program.folder.write(text, to: "invoices.yaml")
        let result = try await program.run("serve")
        #expect(result.status == 64)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(!result.errors.contains("Usage:"))
    }

    @Test func `lines that contradict each other are refused by file and line`() async throws {
        let other = documentLines.split(separator: "\n")[0].replacingOccurrences(of: "\"quantity\":1", with: "\"quantity\":2")
        try program.folder.write(documentLines + other + "\n", to: "contradiction.ndjson")
        let result = try await program.run("import", "usage", "contradiction.ndjson")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("Error: contradiction.ndjson:7: created_at: "))
        #expect(result.errors.hasSuffix("Nothing was imported.\n"))
    }
}
