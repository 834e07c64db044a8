import Billing
import BillingTesting
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("USD", 0, "0", "$0.00"), ("USD", 1, "0.01", "$0.01"), ("USD", 10, "0.1", "$0.10"), ("USD", 21_351, "213.51", "$213.51"),
        ("USD", 2500, "25", "$25.00"), ("USD", 1050, "10.5", "$10.50"), ("USD", -300, "-3", "-$3.00"),
        ("USD", -5, "-0.05", "-$0.05"),
        ("USD", 99_999, "999.99", "$999.99"), ("USD", 100_000, "1000", "$1,000.00"),
        ("USD", 123_456_789, "1234567.89", "$1,234,567.89"),
        ("EUR", 121_350, "1213.5", "€1,213.50"), ("CHF", 1200, "12", "12.00 CHF"), ("CHF", -121_350, "-1213.5", "-1,213.50 CHF"),
        ("JPY", 0, "0", "¥0"), ("JPY", 1_234_567, "1234567", "¥1,234,567"), ("JPY", -100, "-100", "-¥100"),
        ("KWD", 1, "0.001", "0.001 KWD"), ("KWD", 1_500_250, "1500.25", "1,500.250 KWD"), ("BHD", 999, "0.999", "0.999 BHD"),
    ])
    func isPrintedExactly(currency: String, minorUnits: Int128, decimal: String, formatted: String) throws {
        let currency = try #require(Currency(code: currency))
        #expect(Money(minorUnits: minorUnits).decimal(in: currency) == decimal)
        #expect(Money(minorUnits: minorUnits).formatted(in: currency) == formatted)
    }

    @Test func theLargestAmountsArePrintedExactly() {
        let largest = Money(minorUnits: .max)
        #expect(largest.decimal(in: .usd) == "1701411834604692317316873037158841057.27")
        #expect(largest.formatted(in: .usd) == "$1,701,411,834,604,692,317,316,873,037,158,841,057.27")
        #expect(Money(minorUnits: .min).decimal(in: .usd) == "-1701411834604692317316873037158841057.28")
    }

    @Test func addsAndSubtractsAndCompares() {
        var money = Money(minorUnits: 1071) + Money(minorUnits: 29)
        money += Money(minorUnits: 1)
        #expect(money == Money(minorUnits: 1101))
        #expect(money - Money(minorUnits: 1102) == Money(minorUnits: -1))
        #expect(Money(minorUnits: -1) < Money.zero)
    }
}
