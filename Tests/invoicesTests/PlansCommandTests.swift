import BillingTesting
import Testing

@Suite struct PlansCommandTests {
    private let program: Program

    init() throws {
        program = try Program()
    }

    @Test func `prices are set, listed, and imported again without a change`() async throws {
        let first = try await program.run("plans", "set", "gp2", "60")
        #expect(first.output == "gp2 costs 60 a month.\n", "\(first.errors)")
        let again = try await program.run("plans", "set", "gp2", "60.0")
        #expect(again.output == "gp2 costs 60 a month already. Nothing has changed.\n")
        let later = try await program.run("plans", "set", "gp2", "66", "--from", "2017-03-01")
        #expect(later.output == "gp2 costs 66 a month from 2017-03-01T00:00:00.000Z on.\n")
        _ = try await program.run("plans", "set", "alamo-redis:small", "140")

        let table = try await program.run("plans", "list", "--now", "2017-02-05T00:00:00Z").output
        #expect(
            table == """
                TYPE   PLAN               PRICE A MONTH  VALID FROM
                dyno   gp2                       60 USD  always                    now
                dyno   gp2                       66 USD  2017-03-01T00:00:00.000Z
                addon  alamo-redis:small        140 USD  always                    now

                """)
        let csv = try await program.run("plans", "list", "--format", "csv").output
        #expect(
            csv == """
                type,plan,price_per_unit,valid_from\r
                dyno,gp2,60,1970-01-01T00:00:00.000Z\r
                dyno,gp2,66,2017-03-01T00:00:00.000Z\r
                addon,alamo-redis:small,140,1970-01-01T00:00:00.000Z\r

                """)
        let imported = try await program.run(["plans", "import", "-"], input: csv)
        #expect(imported.output == "3 prices: 0 set, 3 unchanged\n")
        let json = try await program.run("plans", "list", "--format", "json", "--now", "2017-03-05T00:00:00Z").output
        #expect(json.contains("{\"plan\":\"gp2\",\"type\":\"dyno\",\"price_per_unit\":66,"))
    }

    @Test func `a line that is wrong is told by file and line, and no price is set`() async throws {
        try program.folder.write("type,plan,price_per_unit\ndyno,gp2,60\ndisk,ssd,1\n", to: "prices.csv")
        let result = try await program.run("plans", "import", "prices.csv")
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("Error: prices.csv:3: type: "))
        #expect(result.errors.hasSuffix("No price was set.\n"))
        _ = try await program.run("plans", "set", "gp1", "30")
        #expect(!(try await program.run("plans", "list").output.contains("gp2")))
    }

    @Test func `an empty price book says how to set a price`() async throws {
        _ = try await program.run(["import", "usage", "-"], input: documentLines)
        let list = try await program.run("plans", "list")
        #expect(list.output == "The price book is empty. Set a price: invoices plans set gp2 60\n")
    }
}
