import Billing
import BillingExport
import BillingTesting
import Testing

@Suite struct CreditExportTests {
    @Test func `credits as JSON, each with the invoices that use it`() throws {
        let bytes = CreditJSON.bytes(of: ShownSamples.credits, currency: .usd)
        #expect(text(bytes) + "\n" == (try GoldenFile("credits.json").text))
        let one = CreditJSON.bytes(of: ShownSamples.credits[0], currency: .usd)
        #expect(text(bytes).hasPrefix("[" + text(one) + ","))
        #expect(text(CreditJSON.bytes(of: [], currency: .usd)) == "[]")
    }

    @Test func `credits as CSV, a row a credit`() throws {
        #expect(text(CreditCSV.bytes(of: ShownSamples.credits, currency: .usd)) == (try GoldenFile("credits.csv").text))
    }

    @Test func `payments as JSON, with what is left`() throws {
        let bytes = PaymentsJSON.bytes(of: ShownSamples.payments, currency: .usd)
        #expect(text(bytes) + "\n" == (try GoldenFile("payments.json").text))
    }

    @Test func `payments as CSV, a row a payment`() throws {
        #expect(text(PaymentsCSV.bytes(of: ShownSamples.payments, currency: .usd)) == (try GoldenFile("payments.csv").text))
    }

    @Test func `amounts have the decimals of their currency`() throws {
        let yen = try #require(Currency(code: "JPY"))
        #expect(text(CreditJSON.bytes(of: ShownSamples.credits[0], currency: yen)).contains("\"amount\":2500,\"left\":0,"))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
