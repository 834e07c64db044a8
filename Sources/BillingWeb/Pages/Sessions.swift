import Billing
import BillingService
import Crypto
import HTTPTypes
import Hummingbird

/// Lets browsers in that have shown the key.
///
/// A session is told by its cookie alone, which is signed with a secret made of the key: nothing of it is stored, several servers
/// with one key share it, and another key ends all. Only requests that read are let in by it; forms carry a token too. Which
/// sessions were signed out of is known to this server alone, until it ends.
struct Sessions: Sendable {
    static let cookie = "invoices_session"
    /// What the form for signing in is known by: a random text, which the form carries too. It is shown to everyone, so it is not
    /// signed: what is made of the key tells those who try keys which one is right.
    static let formCookie = "invoices_form"
    static let lifetimeSeconds: Int64 = 12 * 60 * 60

    private let secret: SymmetricKey
    private let clock: BillingClock
    private let ended = EndedSessions()

    /// - Parameter clock: that of the machine: a clock that stands would keep sessions forever.
    init(key: String, clock: BillingClock = .system) {
        secret = SymmetricKey(data: SHA256.hash(data: Array("invoices session\n\(key)".utf8)))
        self.clock = clock
    }

    /// The value of a new session's cookie.
    func begin() -> String {
        let session = Session(name: Self.randomName(), expirySeconds: nowSeconds + Self.lifetimeSeconds)
        return "\(session.expirySeconds).\(session.name).\(signature(of: "session", session))"
    }

    /// Lets nobody in any more, whoever has copied the cookie.
    func end(_ session: Session) { ended.insert(session, nowSeconds: nowSeconds) }

    /// The session that a request's cookie tells of, where it is one of this server's and not over.
    func session(of request: Request) -> Session? {
        guard let value = request.cookieValue(Self.cookie) else { return nil }
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let expiry = Int64(parts[0]), expiry > nowSeconds else { return nil }
        let session = Session(name: String(parts[1]), expirySeconds: expiry)
        guard Self.isEqual(signature(of: "session", session), parts[2]) else { return nil }
        return ended.contains(session) ? nil : session
    }

    /// What the session's forms carry.
    func token(of session: Session) -> String { signature(of: "form", session) }

    func isToken(_ given: some StringProtocol, of session: Session) -> Bool { Self.isEqual(token(of: session), given) }

    static func randomName() -> String { SealText.hex(SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }) }

    private var nowSeconds: Int64 { clock.now.millisecondsSince1970 / 1000 }

    private func signature(of purpose: String, _ session: Session) -> String {
        let text = "\(purpose)\n\(session.name)\n\(session.expirySeconds)"
        return SealText.hex(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret)))
    }

    /// Digests are compared, in a time that tells nothing of where they differ.
    static func isEqual(_ known: some StringProtocol, _ given: some StringProtocol) -> Bool {
        SHA256.hash(data: Array(known.utf8)) == SHA256.hash(data: Array(given.utf8))
    }
}

extension Request {
    /// The value of a cookie; the first one of that name (RFC 6265, section 5.4).
    func cookieValue(_ name: String) -> Substring? {
        for field in headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                if pair.hasPrefix("\(name)=") { return pair.dropFirst(name.utf8.count + 1) }
            }
        }
        return nil
    }
}
