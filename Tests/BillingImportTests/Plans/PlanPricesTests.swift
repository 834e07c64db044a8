import Billing
import BillingService
import Testing

@testable import BillingImport

@Suite struct PlanPricesTests {
    private func read(_ text: String) throws -> [PlanPriceRequest] {
        try PlanPrices.read(Array(text.utf8), file: "prices.csv")
    }

    private static let february = Instant(millisecondsSince1970: 1_485_907_200_000)

    @Test func `a line is a price`() throws {
        let text = #"""
            type,plan,price_per_unit,valid_from
            dyno,gp2,60,
            addon,alamo-redis:small,0.29,2017-02-01T00:00:00Z

            "addon","with,""quotes""",1e1,""

            """#
        #expect(
            try read(text) == [
                PlanPriceRequest(type: .dyno, plan: "gp2", price: Price(unchecked: 60_000_000), line: 2),
                PlanPriceRequest(
                    type: .addon, plan: "alamo-redis:small", price: Price(unchecked: 290_000), validFrom: Self.february, line: 3),
                PlanPriceRequest(type: .addon, plan: "with,\"quotes\"", price: Price(unchecked: 10_000_000), line: 5),
            ])
    }

    @Test func `columns may stand in any order, and the time may be left out`() throws {
        let expected = [PlanPriceRequest(type: .dyno, plan: "é", price: .zero, line: 2)]
        #expect(try read("\u{FEFF}plan,price_per_unit,type\r\né,0,dyno\r\n") == expected)
        #expect(try read("\"type\",plan,price_per_unit,valid_from\ndyno,é,0,") == expected)
        #expect(try read("plan,type,price_per_unit\n").isEmpty)
    }

    @Test(arguments: [
        ("", "1: type: is missing", "field_missing"),
        ("\n\n", "3: type: is missing", "field_missing"),
        ("dyno,gp2,60", "1: dyno: unknown field; known are type, plan, price_per_unit, valid_from", "field_unknown"),
        ("type,plan", "1: price_per_unit: is missing", "field_missing"),
        ("type,plan,plan,price_per_unit", "1: plan: is given twice", "field_repeated"),
        ("HEAD\ndyno,gp2", "2: must have 3 fields, as the first line has, and has 2", "field_count"),
        ("HEAD\n\nDyno,gp2,60", "3: type: must be dyno or addon", "type_unknown"),
        ("HEAD\ndyno,,60", "2: plan: must not be empty", "bad_name"),
        ("HEAD\ndyno,g p,60", "2: plan: must not contain spaces, which separate the parts of an item's description", "bad_name"),
        ("HEAD\ndyno,gp2,", "2: price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
        ("HEAD\ndyno,gp2,-1", "2: price_per_unit: must not be negative", "bad_number"),
        ("HEAD\ndyno,gp2,$60", "2: price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
        (
            "HEAD,valid_from\ndyno,gp2,60,2017-02-01",
            "2: valid_from: must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00",
            "bad_time"
        ),
        ("HEAD\ndyno,\"gp2,60", "2: not CSV: a quote is not closed", "not_csv"),
        ("HEAD\ndyno,\"a\nb\",60\ndyno,\"", "2: plan: must not contain control characters", "bad_name"),
    ])
    func `a bad line is refused with its place`(_ text: String, _ message: String, _ code: String) {
        let error = #expect(throws: UsageLineError.self) { try read(text.replacing("HEAD", with: "type,plan,price_per_unit")) }
        #expect(error?.message == "prices.csv:\(message)")
        #expect(error?.code == code)
    }

    @Test func `what is not UTF-8 is refused`() {
        let bytes = Array("type,plan,price_per_unit\ndyno,g".utf8) + [0xFF] + Array(",60\n".utf8)
        let error = #expect(throws: UsageLineError.self) { try PlanPrices.read(bytes, file: "-") }
        #expect(error?.message == "stdin:2: not UTF-8")
    }

    @Test func `a file is read, or said why not`() throws {
        let error = #expect(throws: UsageFileError.self) { try PlanPrices.read(path: "/nowhere/prices.csv") }
        #expect(error?.code == "file_cannot_open")
    }

    @Test func `a contradiction is said with its line`() {
        let error = PlanError.contradiction(
            line: 7, plan: "gp2", price: Price(unchecked: 60_000_000), other: Price(unchecked: 500_000), otherLine: 3)
        #expect(
            error.message(file: "-")
                == "stdin:7: price_per_unit: is 60, but gp2 is also given 0.5 from the same time on; a plan has one price at a "
                + "time (line 3)")
        #expect(PlanError.store(.busy).message(file: "-") == StoreError.busy.message)
    }
}
