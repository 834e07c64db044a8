import BillingPages
import BillingTesting
import Testing

@Suite struct FramePageTests {
    @Test func errorIsOneDocument() throws {
        let page = ErrorPage(code: 404, message: "There is no organization \"<script>alert('x')</script>\".")
        #expect(try GoldenFile("error.html").matches(page.html(in: .sample)))
    }

    @Test func signInAsksForTheKey() throws {
        let page = SignInPage(path: "/spaces/a%22b/invoices?x=\"1\"", token: "t0ken", refusal: "This is not the key.")
        #expect(try GoldenFile("sign-in.html").matches(page.html(in: .sample)))
    }

    @Test func aPlatformHasItsOwnName() {
        var frame = PageFrame.sample
        frame.name = "Acme <Cloud>"
        let html = ErrorPage(code: 404, message: "Nothing.").html(in: frame)
        #expect(html.contains("<title>There is nothing here · Acme &lt;Cloud&gt;</title>"))
        #expect(html.contains("<a class=\"brand\" href=\"/account/invoices\">Acme &lt;Cloud&gt;</a>"))
    }
}

extension PageFrame {
    /// What is around the pages of these tests.
    static var sample: PageFrame { PageFrame(version: "1.2.3", assetTag: "1.2.3", canChart: true) }
}
