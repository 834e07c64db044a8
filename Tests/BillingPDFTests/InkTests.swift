@testable import BillingPDF
import Testing

@Suite struct InkTests {
    /// The contrast of two colors (WCAG 2.2, relative luminance).
    private func contrast(_ left: Ink, _ red: Double, _ green: Double, _ blue: Double) -> Double {
        func linear(_ part: Double) -> Double { part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055) }
        // x^2.4 as x² · x^0.4, where x^0.4 is found by Newton's method.
        func power(_ x: Double) -> Double {
            var root = x
            for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
            return x * x * root
        }
        func luminance(_ red: Double, _ green: Double, _ blue: Double) -> Double {
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        }
        let values = [luminance(left.red, left.green, left.blue), luminance(red, green, blue)].sorted()
        return (values[1] + 0.05) / (values[0] + 0.05)
    }

    @Test(arguments: [Ink.text, .quiet, .accent, .paid, .pending])
    func `text can be read on paper and on panels`(ink: Ink) {
        #expect(contrast(ink, 1, 1, 1) > 4.5)
        #expect(contrast(ink, Ink.panel.red, Ink.panel.green, Ink.panel.blue) > 4.5)
    }

    @Test func `the bar of the rest can be seen`() { #expect(contrast(.rest, 1, 1, 1) > 3) }
}
