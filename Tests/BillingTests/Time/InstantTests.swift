import Billing
import BillingTesting
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("1970-01-01T00:00:00.001Z", 1), ("1969-12-31T23:59:59.999Z", -1),
        ("2017-02-05T22:16:56.616Z", 1_486_333_016_616), ("2017-02-01T00:00:00.000Z", 1_485_907_200_000),
        ("2000-02-29T12:00:00.000Z", 951_825_600_000), ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
    func isReadAndPrinted(text: String, milliseconds: Int64) throws {
        let instant = Instant(millisecondsSince1970: milliseconds)
        #expect(try Instant(reading: text) == instant)
        #expect(instant.description == text)
    }

    @Test(arguments: [
        "2017-02-05T22:16:56.616Z", "2017-02-05t22:16:56.616z", "2017-02-05T22:16:56,616Z", "2017-02-05T22:16:56.616999999999Z",
        "2017-02-05T22:16:56.6169Z", "2017-02-05T23:16:56.616+01:00", "2017-02-05T23:16:56.616+0100",
        "2017-02-05T23:16:56.616+01",
        "2017-02-05T16:46:56.616-05:30", "2017-02-06T12:16:56.616+14:00", "2017-02-05T22:16:56.616+00:00",
        "2017-02-05T22:16:56.616-00:00",
        "2017-02-06T22:15:56.616+23:59",
    ])
    func isReadInAllItsForms(text: String) throws {
        #expect(try Instant(reading: text) == DocumentScenario.now)
    }

    @Test(arguments: [
        ("2017-02-05T22:16:56Z", "2017-02-05T22:16:56.000Z"), ("2017-02-05T22:16Z", "2017-02-05T22:16:00.000Z"),
        ("2017-02-05T22:16+01", "2017-02-05T21:16:00.000Z"), ("2017-02-05T22:16:56.6Z", "2017-02-05T22:16:56.600Z"),
        ("2017-02-05T22:16:56.06Z", "2017-02-05T22:16:56.060Z"), ("2017-02-05T22:16:56.9999Z", "2017-02-05T22:16:56.999Z"),
        ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"), ("2016-03-01T00:30:00+01:00", "2016-02-29T23:30:00.000Z"),
        ("2016-12-31T23:30:00-01:00", "2017-01-01T00:30:00.000Z"),
    ])
    func isReadWithLessAndMore(text: String, instant: String) throws {
        #expect(try Instant(reading: text).description == instant)
    }

    @Test(arguments: ["2000-02-29", "2016-02-29", "1904-02-29", "2400-02-29", "2017-12-31", "2017-04-30"])
    func takesDaysThatThereAre(day: String) throws {
        #expect(try Instant(reading: "\(day)T00:00:00Z").description == "\(day)T00:00:00.000Z")
    }

    @Test(arguments: [
        "1900-02-29", "2017-02-29", "2100-02-29", "2016-02-30", "2017-04-31", "2017-13-01", "2017-00-01", "2017-01-00",
        "2017-01-32",
        "0000-01-01",
    ])
    func refusesDaysThatThereAreNot(day: String) {
        #expect(throws: InstantError.notISO8601) { try Instant(reading: "\(day)T00:00:00Z") }
    }

    @Test(arguments: [
        "", "2017-02-05", "2017-02-05T22:16:56.616", "2017-02-05T22:16:56", "2017-02-05T22:16", "2017-02-05 22:16:56Z",
        "2017-02-05T22:16:56.Z", "2017-02-05T22:16:56.616ZZ", "2017-02-05T22:16:56.616Z ", " 2017-02-05T22:16:56.616Z",
        "2017-02-05T24:00:00Z", "2017-02-05T22:60:00Z", "2017-02-05T22:16:60Z", "2017-02-05T22Z", "20170205T221656Z",
        "2017-2-5T22:16:56Z", "17-02-05T22:16:56Z", "2017-W05-7T22:16:56Z", "2017/02/05T22:16:56Z", "+2017-02-05T22:16:56Z",
        "2017-02-05T22:16:56+24:00", "2017-02-05T22:16:56+01:60", "2017-02-05T22:16:56+1", "2017-02-05T22:16:56+01:0",
        "2017-02-05T22:16:56+01:000", "2017-02-05T22:16:56 +01:00", "2017-02-05T22:16:56CET", "2017-02-05T22:16:5Z",
        "2017-02-05T22:16:56.616X", "2017-02-05T-2:16:56Z", "1486333016616", "２017-02-05T22:16:56Z",
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "10000-01-01T00:00:00Z",
    ])
    func refusesOtherForms(text: String) {
        #expect(throws: InstantError.notISO8601) { try Instant(reading: text) }
    }

    @Test func whatIsPrintedIsReadAgain() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<5000 {
            let instant = Instant(millisecondsSince1970: random.number(-62_135_596_800_000...253_402_300_799_999))
            #expect(try Instant(reading: instant.description) == instant)
        }
    }

    @Test func theErrorSaysWhatIsWanted() {
        #expect(
            InstantError.notISO8601.message
                == "must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00")
    }

    @Test func whatRunsEndsAfterAllThatCanBeWritten() {
        let last: Instant = "9999-12-31T23:59:59.999Z"
        #expect(last < .never)
    }
}
