import Billing
import BillingService
import Testing

@testable import BillingImport

@Suite struct PlanPricesJSONTests {
    private static let february = Instant(millisecondsSince1970: 1_485_907_200_000)

    @Test func `an array lists prices`() throws {
        let body = """
            [ {"plan":"gp2","type":"dyno","price_per_unit":60},
              {"valid_from":"2017-02-01T01:00:00+01:00","price_per_unit":2.9e-1,"type":"addon","plan":"caf\\u00e9:a"},
              {"plan":"gp2","type":"addon","price_per_unit":0,"valid_from":null} ]
            """
        #expect(
            try PlanPricesJSON.read(Array(body.utf8)) == [
                PlanPriceRequest(type: .dyno, plan: "gp2", price: Price(unchecked: 60_000_000), line: 0),
                PlanPriceRequest(
                    type: .addon, plan: "café:a", price: Price(unchecked: 290_000), validFrom: Self.february, line: 1),
                PlanPriceRequest(type: .addon, plan: "gp2", price: .zero, line: 2),
            ])
        #expect(try PlanPricesJSON.read(Array("[]".utf8)).isEmpty)
    }

    @Test(arguments: ["", ",\"plan\":\"gp2\"", ",\"plan\":\"gp\\u0032\""])
    func `an object is the price of the plan that the path names`(_ plan: String) throws {
        let body = "{\"type\":\"dyno\",\"price_per_unit\":60\(plan)}"
        #expect(
            try PlanPricesJSON.read(Array(body.utf8), plan: "gp2") == [
                PlanPriceRequest(type: .dyno, plan: "gp2", price: Price(unchecked: 60_000_000))
            ])
    }

    private func problems(_ body: String, plan: String? = nil) -> [String] {
        do {
            _ = try plan.map { try PlanPricesJSON.read(Array(body.utf8), plan: $0) } ?? PlanPricesJSON.read(Array(body.utf8))
            return []
        } catch let error as BodyRefusal {
            guard case .invalid(let errors, more: 0) = error else { return [error.message] }
            return errors.map { error in
                (error.index.map { "\($0) " } ?? "") + (error.field.map { "\($0): " } ?? "") + error.message
            }
        } catch { return ["\(error)"] }
    }

    @Test func `all that is wrong with a list is said`() {
        let body = """
            [{"plan":"gp2","type":"dyno","price_per_unit":60}, {}, {"plan":"a b","type":"x","price_per_unit":-1,"valid_from":""},
             {"plan":1,"type":"dyno","price_per_unit":"60","kind":"dyno"}, 7,
             {"plan":"a","plan":"a","type":"dyno","price_per_unit":1}]
            """
        #expect(
            problems(body) == [
                "1 type: is missing", "1 plan: is missing", "1 price_per_unit: is missing", "2 type: must be dyno or addon",
                "2 plan: must not contain spaces, which separate the parts of an item's description",
                "2 price_per_unit: must not be negative",
                "2 valid_from: must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or "
                    + "2017-02-05T23:16:56+01:00",
                "3 plan: must be a string, not a number", "3 price_per_unit: must be a number, not a string",
                "3 kind: unknown field; known are type, plan, price_per_unit, valid_from",
                "4 must be an object, not a number", "5 plan: is given twice",
            ])
    }

    @Test(arguments: [
        ("{\"type\":\"dyno\"}", "gp2", "price_per_unit: is missing"),
        (
            "{\"type\":\"dyno\",\"price_per_unit\":1,\"plan\":\"gp1\"}", "gp2",
            "plan: must be the plan that the path names, gp2, or be left out"
        ),
        ("{\"type\":\"dyno\",\"price_per_unit\":1,\"plan\":null}", "gp2", "plan: must be a string, not null"),
        (
            "{\"type\":\"dyno\",\"price_per_unit\":1}", "g p",
            "plan: must not contain spaces, which separate the parts of an item's description"
        ),
        ("[]", "gp2", "The body can't be read as JSON: expected an object at line 1, column 1."),
        (
            "{\"type\":\"dyno\",}", "gp2",
            "The body can't be read as JSON: expected a field's name in double quotes at line 1, column 16."
        ),
        ("{} {}", "gp2", "The body can't be read as JSON: text after the end of the document at line 1, column 4."),
    ])
    func `one price says what is wrong with it`(_ body: String, _ plan: String, _ problem: String) {
        let found = problems(body, plan: plan)
        #expect(found == [problem])
    }

    @Test func `what is not a list is refused`() {
        #expect(problems("{}") == ["The body can't be read as JSON: expected an array at line 1, column 1."])
        #expect(problems("") == ["The body can't be read as JSON: expected a value at line 1, column 1."])
        let error = #expect(throws: BodyRefusal.self) { try PlanPricesJSON.read([0x5B, 0x0A, 0xFF]) }
        #expect(error == .notUTF8(line: 2))
    }

    @Test func `of many errors the first are listed, and the others are counted`() throws {
        let body = "[" + [String](repeating: "1", count: 130).joined(separator: ",") + "]"
        let error = try #require(throws: BodyRefusal.self) { try PlanPricesJSON.read(Array(body.utf8)) }
        guard case .invalid(let errors, more: 30) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(errors.count == 100)
    }
}
