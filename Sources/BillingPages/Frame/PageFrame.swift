/// What is around every page.
public struct PageFrame: Sendable {
    /// The platform's name.
    public var name: String
    /// The program's version.
    public var version: String
    /// Of when and of which batch what is shown is, for people; nil where it tells nothing of usage.
    public var asOf: String?
    /// What the form for signing out carries; nil where nobody is signed in.
    public var signOutToken: String?
    /// What the names of the pages' own files carry, so that a browser takes new ones when the program is another.
    public var assetTag: String
    /// Whether Chart.js is at hand.
    public var canChart: Bool

    public init(
        name: String = "Platform Invoices", version: String, asOf: String? = nil, signOutToken: String? = nil, assetTag: String,
        canChart: Bool
    ) {
        self.name = name
        self.version = version
        self.asOf = asOf
        self.signOutToken = signOutToken
        self.assetTag = assetTag
        self.canChart = canChart
    }
}
