import Testing

@testable import BillingImport

/// A text that is refused, and what is said of it.
struct Refusal: Sendable, CustomTestStringConvertible {
    var text: [UInt8]
    var message: String
    var code: String

    init(_ text: String, _ message: String, _ code: String) {
        self.init(Array(text.utf8), message, code)
    }

    init(_ text: [UInt8], _ message: String, _ code: String) {
        self.text = text
        self.message = message
        self.code = code
    }

    var testDescription: String { message }

    func check(format: UsageLineFormat?, file: String) {
        let source = UsageLines(bytes: text, file: file, format: format)
        let error = #expect(throws: UsageLineError.self) { try ReadLines(source) }
        #expect(error?.message == message)
        #expect(error?.code == code)
    }
}
