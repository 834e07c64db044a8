import Billing
import BillingTesting
import Testing

@testable import BillingExport

@Suite struct OutputBufferTests {
    @Test(arguments: [Int64.min, -1, 0, 9, 10, 99, 100, 12_345_678_901, .max])
    func `whole numbers`(value: Int64) {
        #expect(text { $0.put(value) } == String(value))
    }

    @Test(arguments: [
        (Int64(0), 2, "0"), (5, 2, "0.05"), (50, 2, "0.5"), (100, 2, "1"), (10_050, 2, "100.5"), (-21_351, 2, "-213.51"),
        (1, 6, "0.000001"), (.max, 6, "9223372036854.775807"), (7, 0, "7"), (70, 0, "70"),
    ])
    func decimals(value: Int64, decimals: Int, expected: String) {
        #expect(text { $0.put(value, decimals: decimals) } == expected)
    }

    @Test(arguments: [(Int64(0), 2, "0.0"), (100, 2, "1.0"), (-100, 2, "-1.0"), (10_050, 2, "100.5"), (7, 0, "7.0")])
    func `decimals that are never whole`(value: Int64, decimals: Int, expected: String) {
        #expect(text { $0.put(fractional: value, decimals: decimals) } == expected)
    }

    @Test func `decimals agree with the exact text of any number`() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<20_000 {
            let value = Int64.random(in: .min + 1 ... .max, using: &random) >> Int64.random(in: 0..<64, using: &random)
            let decimals = Int.random(in: 0...6, using: &random)
            #expect(text { $0.put(value, decimals: decimals) } == decimalText(Int128(value), decimals: decimals))
        }
    }

    private func text(_ write: (inout OutputBuffer) -> Void) -> String {
        var output = OutputBuffer(capacity: 64)
        output.reserve(64)
        write(&output)
        return output.withBytes { String(decoding: $0, as: UTF8.self) }
    }
}
