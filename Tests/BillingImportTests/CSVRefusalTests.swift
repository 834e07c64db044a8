import Billing
import Testing

@testable import BillingImport

private let known =
    "organization, space, app, description, type, quantity, price_per_unit, created_at, deleted_at, resource, app_id"
private let header = "organization,space,app,description,type,quantity,price_per_unit,created_at,deleted_at"
private let row = "akkeris,space,app-space,gp2 web dyno,dyno,1,60,2016-07-26T15:47:33.411Z,"

private let refusals: [Refusal] =
    [
        "organization", "space", "app", "description", "type", "quantity", "price_per_unit", "created_at", "deleted_at",
    ].map { Refusal(LineText.dyno.without($0).csv, "usage.csv:1: \($0): is missing", "field_missing") } + [
        Refusal(
            "", "usage.csv:1: the first line must name the columns \(known) (the last two may be left out)", "header_missing"),
        Refusal(
            "\n\r\n", "usage.csv:1: the first line must name the columns \(known) (the last two may be left out)",
            "header_missing"),
        Refusal(row, "usage.csv:1: akkeris: unknown field; known are \(known)", "field_unknown"),
        Refusal(header + ",billed_price\n", "usage.csv:1: billed_price: unknown field; known are \(known)", "field_unknown"),
        Refusal(header + ",\n", "usage.csv:1: \"\": unknown field; known are \(known)", "field_unknown"),
        Refusal("\n" + header + ",space\n", "usage.csv:2: space: is given twice", "field_repeated"),
        Refusal(header + "\nakkeris,space\n", "usage.csv:2: must have 9 fields, as the first line has, and has 2", "field_count"),
        Refusal(header + "\n" + row + ",\n", "usage.csv:2: must have 9 fields, as the first line has, and has 10", "field_count"),
        Refusal(
            header + "\n" + row + "\n\nakkeris\n", "usage.csv:4: must have 9 fields, as the first line has, and has 1",
            "field_count"),
        Refusal(header + "\n\"akkeris,space\n", "usage.csv:2: not CSV: a quote is not closed", "not_csv"),
        Refusal(
            header + "\nakk\"eris,space\n", "usage.csv:2: not CSV: a quote inside a field that does not begin with one", "not_csv"
        ),
        Refusal(header + "\n\"akkeris\" ,space\n", "usage.csv:2: not CSV: text after a closing quote", "not_csv"),
        Refusal(header + "\n\"akkeris\"\r,space\n", "usage.csv:2: not CSV: text after a closing quote", "not_csv"),
        Refusal(
            header + "\n" + row.replacing("akkeris", with: "\"a\nb\""),
            "usage.csv:2: organization: must not contain control characters", "bad_name"),
        Refusal(
            header + "\n" + row + "\n" + row.replacing("akkeris", with: "\"a\r\n\n\"\",b\"") + "\n",
            "usage.csv:3: organization: must not contain control characters", "bad_name"),
        Refusal(
            header + "\n" + row.replacing("akkeris", with: "akk\reris"),
            "usage.csv:2: organization: must not contain control characters", "bad_name"),
        Refusal(
            header + "\n" + row.replacing("60", with: ""), "usage.csv:2: price_per_unit: must be a number, such as 60 or 0.29",
            "bad_number"),
        Refusal(
            header + "\n" + row.replacing("60", with: "$60"), "usage.csv:2: price_per_unit: must be a number, such as 60 or 0.29",
            "bad_number"),
        Refusal(
            header + "\n" + row.replacing("60", with: "\"1,000\""),
            "usage.csv:2: price_per_unit: must be a number, such as 60 or 0.29", "bad_number"),
        Refusal(
            header + "\n" + row.replacing("60", with: " 60"), "usage.csv:2: price_per_unit: must be a number, such as 60 or 0.29",
            "bad_number"),
    ]

@Suite struct CSVRefusalTests {
    @Test(arguments: refusals)
    func `a bad file is refused with its place`(_ refusal: Refusal) {
        refusal.check(format: .csv, file: "usage.csv")
    }

    @Test func `a record has the number of its first line`() throws {
        let text = header + ",resource\n" + row.replacing("gp2 web dyno,dyno", with: "a addon,addon") + ",\"x\"\n\n"
        let lines = try ReadLines(text + row + ",\"web\"\r\n" + row + ",", format: .csv)
        #expect(lines.events.map(\.line) == [2, 4, 5])
    }
}
