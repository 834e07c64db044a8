import Billing
import BillingTesting
import Testing

@Suite struct PriceTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("0.0", 0), ("-0.000000", 0), ("0e5", 0), ("0e400", 0), ("0e-400", 0), ("60", 60_000_000),
        ("60.0", 60_000_000), ("0.29", 290_000), ("0.1000000", 100_000), ("0.10000000000000000000", 100_000), ("0.000001", 1),
        ("1e-06", 1), ("1E-6", 1), ("10e-7", 1), ("0.1e-5", 1), ("1e2", 100_000_000), ("1E+2", 100_000_000),
        ("1.5e1", 15_000_000), ("1200e-2", 12_000_000), ("213.51", 213_510_000), ("999999999.999999", 999_999_999_999_999),
        ("1000000000", 1_000_000_000_000_000), ("1000000000.000000", 1_000_000_000_000_000),
        ("1e9", 1_000_000_000_000_000), ("0.000000001e15", 1_000_000_000_000), ("0.0001e000000000000000000000004", 1_000_000),
    ])
    func readsDecimalsExactly(text: String, microUnits: Int64) throws {
        #expect(try Price(reading: text) == Price(unchecked: microUnits))
    }

    @Test(arguments: [
        "", " ", "1e", "1e+", "1e-", "e5", ".5", "5.", "+1", "01", "-01", "00", "-", "--1", "1.2.3", "1e5.5", "1,000", "1 ", " 1",
        "0x10", "NaN", "Infinity", "1_000", "$5", "１", "1e5 ", "1.e5", "-.5", "null", "1\0",
    ])
    func refusesWhatIsNoNumber(text: String) {
        #expect(throws: DecimalError.notANumber) { try Price(reading: text) }
    }

    @Test(arguments: ["-1", "-0.000001", "-0.0000001", "-1e400", "-1e-400", "-1000000001"])
    func refusesNegatives(text: String) {
        #expect(throws: DecimalError.negative) { try Price(reading: text) }
    }

    @Test(arguments: [
        "213.51000000000005", "0.0000001", "1e-7", "1e-400", "1e-99999999999999999999", "1.0000001", "1000000000.0000001",
    ])
    func refusesMoreThanSixDecimals(text: String) {
        #expect(throws: DecimalError.tooManyDecimals(allowed: 6)) { try Price(reading: text) }
    }

    @Test(arguments: [
        "1000000000.000001", "1000000001", "1e10", "1e400", "1e99999999999999999999", "9223372036854775808",
        String(repeating: "9", count: 5000), "1" + String(repeating: "0", count: 5000), "1000000001.0000001",
    ])
    func refusesMoreThanTheLargest(text: String) {
        #expect(throws: DecimalError.tooLarge(maximum: "1000000000")) { try Price(reading: text) }
    }

    @Test func readsThousandsOfZerosWithoutTrouble() throws {
        let zeros = String(repeating: "0", count: 5000)
        #expect(try Price(reading: "1.\(zeros)") == "1")
        #expect(try Price(reading: "0.\(zeros)1e5001") == "1")
    }

    @Test(arguments: [(0, "0"), (1, "0.000001"), (290_000, "0.29"), (60_000_000, "60"), (10_500_000, "10.5")])
    func isPrintedWithoutTrailingZeros(microUnits: Int64, text: String) throws {
        #expect(Price(unchecked: microUnits).description == text)
    }

    @Test func whatIsPrintedIsReadAgain() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<5000 {
            let price = Price(unchecked: random.number(0...Price.maximum.microUnits >> random.number(0...49)))
            #expect(try Price(reading: price.description) == price)
        }
    }

    @Test(arguments: [(-1, false), (0, true), (1_000_000_000_000_000, true), (1_000_000_000_000_001, false)])
    func isWithinItsLimits(microUnits: Int64, isPrice: Bool) {
        #expect((Price(microUnits: microUnits) != nil) == isPrice)
    }
}
