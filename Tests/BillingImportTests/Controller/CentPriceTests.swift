import Billing
import Testing

@testable import BillingImport

/// Prices in cents, in floating point, as a controller keeps them.
@Suite struct CentPriceTests {
    @Test(
        arguments: [
            ("0", "0"), ("-0", "0"), ("29", "0.29"), ("3000", "30"), ("0.1", "0.001"), ("1250.5", "12.505"),
            ("0.0001", "0.000001"), ("4.35", "0.0435"), ("100000000000", "1000000000"),
        ])
    func `they become exact`(_ cents: String, _ price: String) throws {
        #expect(try "\(CentPrices.price(cents: cents).get())" == price)
    }

    @Test(
        arguments: [
            ("28.999999999999996", DecimalError.tooManyDecimals(allowed: 4)), ("0.00001", .tooManyDecimals(allowed: 4)),
            ("-3000", .negative), ("NaN", .notANumber), ("Infinity", .notANumber), ("-Infinity", .notANumber),
            ("100000000000.0001", .tooLarge(maximum: "100000000000")),
            ("1" + String(repeating: "0", count: 300), .tooLarge(maximum: "100000000000")),
        ])
    func `what is no price is refused`(_ cents: String, _ error: DecimalError) {
        #expect(throws: RowProblem.price(cents: cents, error)) { try CentPrices.price(cents: cents).get() }
    }
}
