import Billing
import Testing

@Suite struct CurrencyTests {
    @Test(arguments: [("USD", 2, 10_000), ("JPY", 0, 1_000_000), ("KWD", 3, 1000), ("XYZ", 2, 10_000)])
    func decidesTheMinorUnit(code: String, decimals: Int, microUnits: Int64) throws {
        let currency = try #require(Currency(code: code))
        #expect(currency.code == code)
        #expect(currency.decimals == decimals)
        #expect(currency.microUnitsPerMinorUnit == microUnits)
    }

    @Test(arguments: ["", "usd", "US", "USDT", "U$D", "ÄBC", "€"])
    func isThreeCapitalLetters(code: String) {
        #expect(Currency(code: code) == nil)
    }
}
