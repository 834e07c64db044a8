import Billing
import Testing

@Suite struct NameCheckTests {
    @Test(arguments: [
        "a", " ", "app-space", "Ünï\u{301}", "日本", "👩‍👩‍👧", "\u{A0}", "a\u{2028}b", "\u{AD}", String(repeating: "a", count: 128),
        String(repeating: "👍", count: 128), String(repeating: "e\u{301}", count: 64),
    ])
    func takesNames(name: String) throws {
        try checkName(Array(name.utf8).span)
    }

    @Test(arguments: [
        ("", NameError.empty), (String(repeating: "a", count: 129), .tooLong(maximum: 128)),
        (String(repeating: "👍", count: 129), .tooLong(maximum: 128)),
        (String(repeating: "e\u{301}", count: 65), .tooLong(maximum: 128)),
        ("\0", .controlCharacter), ("a\nb", .controlCharacter), ("a\tb", .controlCharacter), ("a\u{1F}", .controlCharacter),
        ("\u{7F}", .controlCharacter), ("a\u{80}", .controlCharacter), ("\u{85}b", .controlCharacter),
        ("\u{9F}", .controlCharacter),
    ])
    func refusesOthers(name: String, error: NameError) {
        #expect(throws: error) { try checkName(Array(name.utf8).span) }
    }

    @Test(arguments: [
        (NameError.empty, "must not be empty"), (.tooLong(maximum: 128), "must have at most 128 characters"),
        (.controlCharacter, "must not contain control characters"), (.notUTF8, "must be UTF-8"),
    ])
    func saysWhatIsWrong(error: NameError, message: String) {
        #expect(error.message == message)
    }
}
