import BillingImport
import Testing

@testable import invoices

@Suite struct ProgressBarTests {
    @Test func `a file shows how far it is, the rate, and the time left`() {
        let progress = UsageProgress(readBytes: 250, totalBytes: 1000, lines: 1_234_567)
        #expect(
            ProgressBar.text(of: progress, elapsed: .seconds(25), width: 100)
                == "[######------------------]  25%  1,234,567 lines  49,382 lines/s  1:15 left")
    }

    @Test func `standard input shows what is known of it`() {
        let progress = UsageProgress(readBytes: 250, totalBytes: nil, lines: 5000)
        #expect(ProgressBar.text(of: progress, elapsed: .seconds(2), width: 100) == "5,000 lines  2,500 lines/s")
    }

    @Test func `a narrow terminal is not overrun`() {
        let progress = UsageProgress(readBytes: 250, totalBytes: 1000, lines: 1_234_567)
        #expect(ProgressBar.text(of: progress, elapsed: .seconds(25), width: 40).count == 39)
    }
}
