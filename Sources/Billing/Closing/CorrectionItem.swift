/// A correction as an invoice shows it: with names.
///
/// It counts in sums of money, but not in dyno units or hours.
public struct CorrectionItem: Hashable, Sendable {
    public var organization: String
    public var organizationID: String?
    /// `{app}-{space}`.
    public var app: String
    /// That of the line.
    public var description: String
    public var resource: String
    public var isDatabase: Bool
    public var correction: Correction

    public init(
        organization: String, organizationID: String?, app: String, description: String, resource: String,
        isDatabase: Bool, correction: Correction
    ) {
        self.organization = organization
        self.organizationID = organizationID
        self.app = app
        self.description = description
        self.resource = resource
        self.isDatabase = isDatabase
        self.correction = correction
    }

    /// What the item is called: `gp2 web dyno, correction of 2017-01`.
    public var shownDescription: String { description + Self.suffix(of: correction.month) }

    /// What stands behind the line's description, before the month.
    public static let suffixStart = ", correction of "

    /// What a correction's description ends in.
    public static func suffix(of month: Month) -> String { suffixStart + month.description.prefix(7) }
}
