import Billing
import Testing

@Suite struct QuantityTests {
    @Test(arguments: [
        ("0", 0), ("1", 1), ("-0", 0), ("2.0", 2), ("1e3", 1000), ("10e-1", 1), ("1000000", 1_000_000), ("1e6", 1_000_000),
    ])
    func readsWholeNumbersHoweverTheyAreWritten(text: String, count: Int32) throws {
        #expect(try Quantity(reading: text).count == count)
    }

    @Test(arguments: [
        ("1.5", DecimalError.tooManyDecimals(allowed: 0)), ("1e-1", .tooManyDecimals(allowed: 0)), ("-1", .negative),
        ("1000001", .tooLarge(maximum: "1000000")), ("1e7", .tooLarge(maximum: "1000000")),
        ("4294967297", .tooLarge(maximum: "1000000")),
        ("", .notANumber), ("one", .notANumber), ("01", .notANumber), ("+1", .notANumber),
    ])
    func refusesOthers(text: String, error: DecimalError) {
        #expect(throws: error) { try Quantity(reading: text) }
    }

    @Test(arguments: [(-1, false), (0, true), (1_000_000, true), (1_000_001, false), (Int64(UInt32.max) + 2, false)])
    func isWithinItsLimits(count: Int64, isQuantity: Bool) {
        #expect((Quantity(count) != nil) == isQuantity)
    }
}
