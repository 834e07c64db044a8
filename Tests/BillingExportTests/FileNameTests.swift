import Billing
import BillingExport
import BillingTesting
import Testing

/// What files are called, and how a response tells it.
@Suite struct FileNameTests {
    private static let month: ClosedRange<Month> = "2017-02-01"..."2017-02-01"

    @Test(
        arguments: [
            ("akkeris", "akkeris-2017-02.csv", "akkeris-2017-02.csv"),
            ("a \"b\" 'c'", "a__b___c_-2017-02.csv", "a__b___c_-2017-02.csv"),
            ("../../etc/passwd", "_._.._etc_passwd-2017-02.csv", "_._.._etc_passwd-2017-02.csv"),
            ("a\\b:c*?<>|d", "a_b_c_____d-2017-02.csv", "a_b_c_____d-2017-02.csv"),
            ("$(rm -rf) `x`;&", "_(rm_-rf)__x___-2017-02.csv", "_(rm_-rf)__x___-2017-02.csv"),
            ("-rf", "_rf-2017-02.csv", "_rf-2017-02.csv"), (".hidden", "_hidden-2017-02.csv", "_hidden-2017-02.csv"),
            ("caf\u{00E9}", "caf\u{00E9}-2017-02.csv", "caf_-2017-02.csv"),
            ("\u{1F680} launch", "\u{1F680}_launch-2017-02.csv", "__launch-2017-02.csv"),
            ("a\u{202E}fdp.exe", "a_fdp.exe-2017-02.csv", "a_fdp.exe-2017-02.csv"),
            ("a\u{600}\"\u{301}b", "a__\u{301}b-2017-02.csv", "a___b-2017-02.csv"),
            ("\u{05D0}\u{05D1}", "\u{05D0}\u{05D1}-2017-02.csv", "__-2017-02.csv"),
            ("a\u{0}b\u{7}c\u{2028}d", "a_b_c_d-2017-02.csv", "a_b_c_d-2017-02.csv"),
        ] as [(String, String, String)])
    func `names have nothing in them that does harm`(name: String, text: String, ascii: String) {
        let file = FileName(of: .organization(name), Self.month, as: .csv)
        #expect(file.text == text)
        #expect(file.ascii == ascii)
        #expect(FileName(of: .space(name), Self.month, as: .csv).text == text)
    }

    @Test(arguments: ["x", "\u{1F680}", "\u{05D0}"])
    func `long names fit into a file system`(_ letter: String) {
        let file = FileName(
            of: .space(String(repeating: letter, count: 128)), "2017-01-01"..."2017-12-01", as: .focus)
        #expect(file.text.utf8.count <= 255)
        #expect(file.text.hasPrefix(letter) && file.text.hasSuffix("\(letter)-2017-01-to-2017-12.focus.csv"))
    }

    @Test(
        arguments: [
            (.json, "account-2017-02.json"), (.html, "account-2017-02.html"), (.pdf, "account-2017-02.pdf"),
            (.csv, "account-2017-02.csv"), (.ndjson, "account-2017-02.ndjson"), (.focus, "account-2017-02.focus.csv"),
        ] as [(InvoiceFormat, String)])
    func `the form is at the end`(format: InvoiceFormat, text: String) {
        #expect(FileName(of: .account, Self.month, as: format).text == text)
    }

    @Test func `a range names both months`() {
        #expect(
            FileName(of: .account, "2016-12-01"..."2017-02-01", as: .csv).text == "account-2016-12-to-2017-02.csv")
    }

    @Test(arguments: [
        ("akkeris", true, "attachment; filename=\"akkeris-2017-02.pdf\""),
        ("akkeris", false, "inline; filename=\"akkeris-2017-02.pdf\""),
        ("caf\u{00E9}", true, "attachment; filename=\"caf_-2017-02.pdf\"; filename*=UTF-8''caf%C3%A9-2017-02.pdf"),
        ("a\r\nb\"", true, "attachment; filename=\"a__b_-2017-02.pdf\""),
    ])
    func `a response tells it as RFC 6266 has it`(name: String, isAttachment: Bool, field: String) {
        let file = FileName(of: .organization(name), Self.month, as: .pdf)
        #expect(file.contentDisposition(isAttachment: isAttachment) == field)
    }
}
