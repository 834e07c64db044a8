import Billing
import BillingTesting
import Testing

/// How much may be searched for at once: each word is looked for in every name.
@Suite struct SearchWordsTests {
    private static func text(wordCount: Int) -> String { (0..<wordCount).map { "w\($0)" }.joined(separator: " ") }

    @Test(arguments: [
        "", "web", text(wordCount: 16), String(repeating: "web WEB ", count: 25), String(repeating: "\u{1F525}", count: 200),
    ])
    func `what may be searched for`(text: String) throws {
        #expect(try SearchWords(text).text == text)
    }

    @Test(arguments: [
        (text(wordCount: 17), SearchError.tooManyWords(17)), (text(wordCount: 1000), .tooLong(4889)),
        (String(repeating: "e\u{301}", count: 101), .tooLong(202)), (String(repeating: " ", count: 201), .tooLong(201)),
    ])
    func `what is too much`(text: String, error: SearchError) {
        #expect(throws: error) { try SearchWords(text) }
    }

    @Test func `what is refused says what to do`() {
        let length = SearchError.tooLong(201)
        #expect(length.message == "q must have at most 200 characters, and has 201. Search for a shorter part of a name.")
        let words = SearchError.tooManyWords(17)
        #expect(words.message == "q must have at most 16 different words, and has 17. Leave some of them out.")
        #expect([length.code, words.code] == ["bad_request", "bad_request"])
    }

    @Test(arguments: [
        ("gp2 web dyno", "gp2 web dyno"), ("web web dyno", "web web dyno"),
        (text(wordCount: 20), text(wordCount: 16)),
        (String(repeating: "x", count: 300), String(repeating: "x", count: 200)),
    ])
    func `every description can be linked to`(description: String, text: String) throws {
        let words = SearchWords(description: description)
        #expect(words.text == text)
        #expect(try SearchWords(words.text) == words)
    }
}
