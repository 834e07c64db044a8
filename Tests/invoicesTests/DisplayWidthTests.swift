import Testing

@testable import invoices

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("naïve", 5), ("e\u{301}", 1), ("a\u{300}\u{323}", 1), ("名前", 4), ("ﾊﾝｶｸ", 4), ("ＦＵＬＬ", 8),
        ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("\u{1F1E9}", 1), ("❤️", 2), ("❤", 1),
        ("1️⃣", 2), ("—", 1), ("…", 1), ("█", 1), ("שָׁלוֹם", 4), ("سَلَام", 4), ("\u{2068}שלום\u{2069}", 4), ("क्षि", 3), ("ไม่", 2),
        ("𠮷", 2), ("©", 1), ("⌚", 2), ("☎", 1),
    ])
    func `the width is what a terminal makes of it`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [
        ("shop", "shop"), ("ärger", "ärger"), ("名前", "名前"), ("a\tb", "a<U+0009>b"), ("a\nb", "a<U+000A>b"),
        ("\u{1B}[2J", "<U+001B>[2J"), ("\u{7F}", "<U+007F>"), ("\u{9B}31m", "<U+009B>31m"), ("a\u{202E}b", "a<U+202E>b"),
        ("\u{2066}a\u{2069}", "<U+2066>a<U+2069>"), ("\u{200F}", "<U+200F>"), ("\u{061C}", "<U+061C>"),
        ("a\u{200B}b", "a<U+200B>b"), ("\u{FEFF}a", "<U+FEFF>a"), ("\u{2028}", "<U+2028>"), ("\r\n", "<U+000D><U+000A>"),
        ("👩‍👧", "👩‍👧"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("10 €", "10 €"), ("©", "©"),
    ])
    func `what can't be seen, or turns others around, is written as a number`(text: String, shown: String) {
        #expect(text.harmless().unicodeScalars.elementsEqual(shown.unicodeScalars))
        #expect("x\n\(text)y".harmless(keepingLines: true).hasPrefix("x\n"))
    }

    @Test(arguments: [
        ("shop", "shop"), ("名前", "名前"), ("שלום", "\u{2068}שלום\u{2069}"), ("  שלום", "  \u{2068}שלום\u{2069}"),
        ("a مرحبا", "\u{2068}a مرحبا\u{2069}"),
    ])
    func `letters from right to left turn nothing else around`(text: String, isolated: String) {
        #expect(text.isolated.unicodeScalars.elementsEqual(isolated.unicodeScalars))
    }
}
