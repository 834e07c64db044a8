import Billing
import BillingService
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import BillingWeb

/// Signing in with the key, and out.
@Suite struct SignInTests {
    private static let key = "s3cret & more"

    private func test(
        key: String = SignInTests.key, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var fixture = WebFixture()
        fixture.authKey = key
        try await fixture.test { client in try await body(client) }
    }

    @Test func `the right key lets a browser in, and back to where it was`() async throws {
        try await test { client in
            var browser = Browser(client)
            let away = try await browser.get("/organizations/a%20b/invoices?as_of=x")
            #expect(away.status == .seeOther)
            #expect(away.headers[.location] == "/sign-in?path=%2Forganizations%2Fa%2520b%2Finvoices%3Fas_of%3Dx")
            #expect(away.headers[.cacheControl] == "no-store")
            let page = try await browser.get(try #require(away.headers[.location]))
            #expect(page.status == .ok)
            #expect(page.text.contains("value=\"/organizations/a%20b/invoices?as_of=x\""))
            #expect(page.headers[.cacheControl] == "no-store")
            let response = try await browser.signIn(Self.key, path: "/organizations/a%20b/invoices?as_of=x")
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/organizations/a%20b/invoices?as_of=x")
            #expect(try await browser.get("/account/invoices").status == .ok)
            #expect(browser.cookies[Sessions.formCookie] == nil)
        }
    }

    @Test(arguments: [(nil, false), ("http", false), ("https", true), ("HTTPS", true)] as [(String?, Bool)])
    func `its cookies are for this server and no script`(scheme: String?, isSecure: Bool) async throws {
        try await test { client in
            var browser = Browser(client)
            if let scheme { browser.fields[.named("X-Forwarded-Proto")] = scheme }
            let page = try await browser.get("/sign-in")
            let form = page.headers[values: .setCookie]
            #expect(form.count == 1)
            let secure = isSecure ? "; Secure" : ""
            #expect(form[0].hasPrefix("invoices_form="))
            #expect(form[0].hasSuffix("; Path=/sign-in; HttpOnly; SameSite=Strict\(secure)"))
            let cookies = try await browser.signIn(Self.key).headers[values: .setCookie]
            #expect(cookies.count == 2)
            #expect(cookies[0].hasPrefix("invoices_session="))
            #expect(cookies[0].hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200\(secure)"))
            #expect(cookies[1] == "invoices_form=; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=0\(secure)")
        }
    }

    @Test func `a wrong key does not, and twenty are enough for a minute`() async throws {
        try await test { client in
            var browser = Browser(client)
            for _ in 0..<SignInTries.limit {
                let response = try await browser.signIn("wrong")
                #expect(response.status == .unauthorized)
                #expect(response.text.contains("This is not the key. Check it and try again."))
                #expect(browser.cookies[Sessions.cookie] == nil)
            }
            for key in ["wrong", Self.key] {
                let response = try await browser.signIn(key)
                #expect(response.status == .tooManyRequests)
                #expect(response.text.contains("There were too many wrong keys. Wait a minute, then try again."))
                #expect(browser.cookies[Sessions.cookie] == nil)
            }
            // Those who carry the key are not kept out.
            #expect(try await client.get("/account/invoices", [.authorization: Self.key]).status == .ok)
        }
    }

    @Test func `a form that is not this server's is refused`() async throws {
        try await test { client in
            var other = Browser(client)
            let token = try #require(Browser.token(in: try await other.get("/sign-in")))
            for given in [nil, "", "0", token] as [String?] {
                var browser = Browser(client)
                _ = try await browser.get("/sign-in")
                let form = [("key", Self.key), ("path", "/plans")] + (given.map { [("token", $0)] } ?? [])
                let response = try await browser.post("/sign-in", form)
                #expect(response.status == .forbidden)
                #expect(response.text.contains("This form is too old, or your browser keeps no cookies."))
                #expect(browser.cookies[Sessions.cookie] == nil)
            }
            for cookie in [nil, "", "0"] as [String?] {
                for given in [token, ""] {
                    var plain = Browser(client)
                    plain.cookies[Sessions.formCookie] = cookie
                    let response = try await plain.post("/sign-in", [("key", Self.key), ("token", given)])
                    #expect(response.status == .forbidden)
                }
            }
        }
    }

    @Test func `its form has nothing that a key could be tried against, and no other form's token`() async throws {
        try await test { client in
            var tokens: Set<String> = []
            for _ in 0..<3 {
                var browser = Browser(client)
                let token = try #require(Browser.token(in: try await browser.get("/sign-in")))
                #expect(browser.cookies == [Sessions.formCookie: token])
                #expect(token.utf8.count == 32)
                tokens.insert(token)
            }
            #expect(tokens.count == 3)
        }
    }

    @Test func `another server with the key takes the form, and the session`() async throws {
        try await test { one in
            try await test { two in
                var browser = Browser(one)
                let token = try #require(Browser.token(in: try await browser.get("/sign-in")))
                var other = Browser(two)
                other.cookies = browser.cookies
                let response = try await other.post("/sign-in", [("key", Self.key), ("token", token)])
                #expect(response.headers[.location] == "/account/invoices")
                browser.cookies = other.cookies
                #expect(try await browser.get("/account/invoices").status == .ok)
            }
        }
    }

    @Test func `signing out needs the session's own form`() async throws {
        try await test { client in
            var browser = Browser(client)
            var other = Browser(client)
            _ = try await browser.signIn(Self.key)
            _ = try await other.signIn(Self.key)
            let foreign = try #require(Browser.token(in: try await other.get("/docs")))
            for form in [[], [("token", "x")], [("token", foreign)]] {
                let response = try await browser.post("/sign-out", form)
                #expect(response.status == .forbidden)
                #expect(response.text.contains("This form did not come from a page of this server"))
                #expect(try await browser.get("/account/invoices").status == .ok)
            }
            let own = try #require(Browser.token(in: try await browser.get("/docs")))
            let response = try await browser.post("/sign-out", [("token", own)])
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/sign-in")
            #expect(browser.cookies[Sessions.cookie] == nil)
            #expect(try await browser.get("/account/invoices").status == .seeOther)
        }
    }

    @Test func `signing out ends the session here, for a copy of its cookie too`() async throws {
        try await test { client in
            var browser = Browser(client)
            var other = Browser(client)
            _ = try await browser.signIn(Self.key)
            _ = try await other.signIn(Self.key)
            let copied = browser.cookies
            let token = try #require(Browser.token(in: try await browser.get("/docs")))
            _ = try await browser.post("/sign-out", [("token", token)])
            browser.cookies = copied
            #expect(try await browser.get("/account/invoices").status == .seeOther)
            #expect(try await other.get("/account/invoices").status == .ok)
            // Nothing is left to end.
            #expect(try await browser.post("/sign-out", []).headers[.location] == "/sign-in")
        }
    }

    @Test func `a cookie lets requests read, not write`() async throws {
        try await test { client in
            var browser = Browser(client)
            _ = try await browser.signIn(Self.key)
            let cookie = try #require(browser.cookies[Sessions.cookie])
            let headers: HTTPFields = [.cookie: "\(Sessions.cookie)=\(cookie)"]
            #expect(try await client.get("/plans", headers).status == .ok)
            for (path, method) in [
                ("/usage/events", .post), ("/plans", .put), ("/organizations/akkeris/credits", .post),
            ] as [(String, HTTPRequest.Method)] {
                let response = try await client.send("[]", to: path, method: method, headers)
                #expect(response.status == .unauthorized)
            }
        }
    }

    /// Such as browsers send to a proxy before the server that asks for a name and a password.
    @Test(arguments: ["Basic dXNlcjpwYXNzd29yZA==", "wrong", "Bearer wrong", ""])
    func `a field that is not the key takes nothing from a cookie, and adds nothing`(field: String) async throws {
        try await test { client in
            var browser = Browser(client)
            browser.fields[.authorization] = field
            #expect(try await browser.get("/plans").status == .seeOther)
            #expect(try await browser.signIn(Self.key).status == .seeOther)
            #expect(try await browser.get("/plans").status == .ok)
            let cookie = try #require(browser.cookies[Sessions.cookie])
            let headers: HTTPFields = [.cookie: "\(Sessions.cookie)=\(cookie)", .authorization: field]
            #expect(try await client.execute(uri: "/plans", method: .head, headers: headers).status == .ok)
            #expect(try await client.send("[]", to: "/plans", method: .put, headers).status == .unauthorized)
        }
    }

    @Test(arguments: [
        "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "evil", "/a\r\nSet-Cookie: x=1",
        "/\u{00E9}", "/a b", "/sign-out", "/sign-in?path=/", "\\\\evil",
    ])
    func `signing in leads nowhere else`(path: String) async throws {
        #expect(SignInController.localPath(path) == "/account/invoices")
        try await test { client in
            var browser = Browser(client)
            let response = try await browser.signIn(Self.key, path: path)
            #expect(response.headers[.location] == "/account/invoices")
        }
    }

    @Test func `a server without a key has no form, and nothing to sign out of`() async throws {
        try await WebFixture().test { client in
            var browser = Browser(client)
            let page = try await browser.get("/sign-in?path=/plans")
            #expect(page.status == .seeOther && page.headers[.location] == "/plans")
            let response = try await browser.post("/sign-out", [])
            #expect(response.status == .seeOther && response.headers[.location] == "/")
        }
    }

    @Test func `a form that is too large or none is refused`() async throws {
        try await test { client in
            var browser = Browser(client)
            _ = try await browser.get("/sign-in")
            let large = try await browser.post("/sign-in", [("key", String(repeating: "a", count: 20_000))])
            #expect(large.status == .contentTooLarge)
            #expect(try await client.send("{}", to: "/sign-in").status == .unsupportedMediaType)
        }
    }
}
