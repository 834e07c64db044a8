/// How the costs of one organization have changed from one invoice to another.
public struct OrganizationChange: Hashable, Sendable {
    public var organization: ComparedOrganization
    /// Less credits, as the total of the organization's own invoice; in a space there are none.
    public var fromTotal: Money
    public var total: Money
    public var parts: ChangeParts
    /// Those that have changed, the biggest change first.
    public var apps: [AppChange]

    public init(
        organization: ComparedOrganization, fromTotal: Money, total: Money, parts: ChangeParts, apps: [AppChange]
    ) {
        self.organization = organization
        self.fromTotal = fromTotal
        self.total = total
        self.parts = parts
        self.apps = apps
    }

    public var change: Money { total - fromTotal }
}
