import Billing
import Testing

@testable import BillingExport

@Suite struct ArrayAmountTests {
    @Test(
        arguments: [
            0, 1, 9, 10, 99, 100, 105, 120, 1000, 123_456, -1, -10, -100, -105, 999_999_999, Int128(Int64.max), Int128(Int64.min),
        ]
            + [Int128(Int64.max) + 1, Int128(Int64.min) - 1, 1 << 100], ["USD", "JPY", "KWD"])
    func `an amount is written as a decimal`(minorUnits: Int128, code: String) throws {
        let currency = try #require(Currency(code: code))
        var bytes: [UInt8] = Array("x".utf8)
        bytes.append(Money(minorUnits: minorUnits), in: currency)
        #expect(String(decoding: bytes, as: UTF8.self) == "x" + Money(minorUnits: minorUnits).decimal(in: currency))
    }
}
