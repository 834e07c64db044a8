/// The page that asks for a key.
public struct SignInPage: Page {
    public let title = "Sign in"
    /// Where to go once the key is right.
    let path: String
    /// What the form carries, so that no other site can send it.
    let token: String
    /// What was wrong with the try before; nil for the first one.
    let refusal: String?

    public var section: PageSection? { nil }

    public init(path: String, token: String, refusal: String? = nil) {
        self.path = path
        self.token = token
        self.refusal = refusal
    }
}
