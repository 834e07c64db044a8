/// The page of an error: what is wrong, and what to do.
public struct ErrorPage: Page {
    public let title: String
    /// The status, for those who tell an operator of it.
    let code: Int
    let message: String
    /// Where to go on from here.
    let ways: [PageLink]

    public var section: PageSection? { nil }

    /// - Parameters:
    ///   - code: the HTTP status.
    ///   - message: what is wrong and what to do; it is the same that the API tells.
    public init(code: Int, message: String, ways: [PageLink] = [PageLink("To the overview", path: "/account/invoices")]) {
        title =
            switch code {
            case 400, 422: "That can't be read"
            case 401: "Sign in to see this"
            case 403: "This is not yours to see"
            case 404: "There is nothing here"
            case 405: "This can't be done here"
            case 406: "There is no such form of this"
            case 413: "That is too much at once"
            case 429: "Too many tries"
            case 503: "Not just now"
            case 500...: "Something went wrong here"
            default: "This did not work"
            }
        self.code = code
        self.message = message
        self.ways = ways
    }
}
