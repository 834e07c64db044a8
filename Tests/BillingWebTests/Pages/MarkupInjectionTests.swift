import BillingService
import BillingTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import BillingWeb

/// What is asked for is shown as text, also where a quote or `<` is in one character with another scalar.
@Suite struct MarkupInjectionTests {
    @Test(arguments: [
        (
            "/organizations?q=%D8%80%22%D8%80%3E%D8%80%3Cmeta+http-equiv=refresh+content=0;url=https://evil.example%D8%80%3E",
            "<meta http-equiv", "&lt;meta http-equiv=refresh"
        ),
        ("/spaces?q=x%22%CC%81+autofocus+y=%22%CC%81", "\"\u{301} autofocus", "x&quot;\u{301} autofocus y=&quot;"),
        ("/apps?q=%D8%80%3Cb%D8%80%3E", "\u{600}<b", "\u{600}&lt;b\u{600}&gt;"),
        ("/plans?q=x%22%CC%81+autofocus+onfocus=alert(1)+y=%22%CC%81", "\"\u{301} autofocus", "x&quot;\u{301} autofocus"),
        ("/account/invoices/2017-02-01?q=%D8%80%22%3E%CC%81%D8%80%3Cb%D8%80%3E", "\u{600}<b", "\u{600}&lt;b\u{600}&gt;"),
        ("/organizations/%D8%80%3Cb%D8%80%3E/invoices", "\u{600}<b", "\u{600}&lt;b\u{600}&gt;"),
    ])
    func `nothing of a path is markup`(path: String, markup: String, text: String) async throws {
        try await WebFixture().test { client in
            let page = try await client.get(path, [.accept: Browser.accept])
            let bytes = Array(page.text.utf8)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(bytes.firstRange(of: Array(markup.utf8)) == nil)
            #expect(bytes.firstRange(of: Array(text.utf8)) != nil)
        }
    }
}
