import Billing
import BillingService
import BillingTesting
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import BillingWeb

/// What a session's cookie is worth.
@Suite struct SessionsTests {
    private static let now: Instant = "2017-02-05T00:00:00Z"

    private static func request(_ cookie: String) -> Request {
        Request(
            head: HTTPRequest(
                method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.cookie: cookie]),
            body: Hummingbird.RequestBody(buffer: ByteBuffer()))
    }

    @Test func `it holds for twelve hours`() {
        let clock = BillingClock.settable(from: Self.now)
        let sessions = Sessions(key: "secret", clock: clock)
        let request = Self.request("a=b; \(Sessions.cookie)=\(sessions.begin()); c=d")
        for (hours, isIn) in [(0, true), (11, true), (12, false), (13, false)] {
            _ = clock.set(to: Self.now.advanced(milliseconds: Int64(hours) * 3_600_000))
            #expect((sessions.session(of: request) != nil) == isIn)
        }
    }

    @Test func `nobody makes one who does not know the key`() throws {
        let sessions = Sessions(key: "secret", clock: .fixed(at: Self.now))
        let value = sessions.begin()
        let parts = value.split(separator: ".").map(String.init)
        #expect(parts.count == 3)
        let later = String(try #require(Int64(parts[0])) + 1)
        for wrong in [
            "", ".", "..", "x", "\(later).\(parts[1]).\(parts[2])", "\(parts[0]).x.\(parts[2])", "\(parts[0]).\(parts[1]).",
            "\(parts[0]).\(parts[1]).\(parts[2])0", "\(value).", "\(parts[0]).\(parts[1])", value.uppercased(),
            "99999999999999999999.\(parts[1]).\(parts[2])", Sessions(key: "another", clock: .fixed(at: Self.now)).begin(),
        ] {
            #expect(sessions.session(of: Self.request("\(Sessions.cookie)=\(wrong)")) == nil, "\(wrong)")
        }
        #expect(sessions.session(of: Self.request("other=\(value)")) == nil)
        // Another server with the key shares it.
        #expect(
            Sessions(key: "secret", clock: .fixed(at: Self.now)).session(of: Self.request("\(Sessions.cookie)=\(value)")) != nil)
    }

    @Test func `one that was ended lets nobody in, on this server`() throws {
        let sessions = Sessions(key: "secret", clock: .fixed(at: Self.now))
        let requests = [sessions.begin(), sessions.begin()].map { Self.request("\(Sessions.cookie)=\($0)") }
        let session = try #require(sessions.session(of: requests[0]))
        sessions.end(session)
        #expect(sessions.session(of: requests[0]) == nil)
        #expect(sessions.session(of: requests[1]) != nil)
        // Others are not told, so there it lasts its time.
        #expect(Sessions(key: "secret", clock: .fixed(at: Self.now)).session(of: requests[0]) == session)
    }

    @Test func `those that were ended are forgotten with their time, and before it where they are too many`() {
        let ended = EndedSessions(limit: 3)
        let sessions = [50, 20, 40, 30, 60].map { Session(name: "\($0)", expirySeconds: $0) }
        for session in sessions[..<3] { ended.insert(session, nowSeconds: 10) }
        #expect(sessions.map(ended.contains) == [true, true, true, false, false])
        ended.insert(sessions[3], nowSeconds: 10)
        #expect(sessions.map(ended.contains) == [true, false, true, true, false])
        ended.insert(sessions[3], nowSeconds: 10)
        #expect(ended.count == 3)
        ended.insert(sessions[4], nowSeconds: 40)
        #expect(sessions.map(ended.contains) == [true, false, false, false, true])
        #expect(ended.count == 2)
    }

    @Test func `each session's forms have a token of their own`() throws {
        let sessions = Sessions(key: "secret", clock: .fixed(at: Self.now))
        let two = try [sessions.begin(), sessions.begin()].map {
            try #require(sessions.session(of: Self.request("\(Sessions.cookie)=\($0)")))
        }
        #expect(sessions.isToken(sessions.token(of: two[0]), of: two[0]))
        #expect(!sessions.isToken(sessions.token(of: two[0]), of: two[1]))
    }

    @Test(
        arguments: [
            ("a=1&b=2", ["1", "2"]), ("a=x+y%20z&b=%C3%A9", ["x y z", "\u{00E9}"]), ("a=%&b=%4", ["%", "%4"]),
            ("a=%+F&b=%zz", ["% F", "%zz"]),
            ("a&b=", ["", ""]), ("a=1&a=2", ["1", nil]), ("%61=1&&b=a=b", ["1", "a=b"]), ("", [nil, nil]), ("a=%41", ["A", nil]),
        ] as [(String, [String?])])
    func `fields of a form are decoded`(text: String, values: [String?]) {
        let fields = FormFields(text)
        #expect([fields["a"], fields["b"]] == values)
    }
}
