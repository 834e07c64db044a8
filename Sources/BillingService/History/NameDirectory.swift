public import Billing

/// What things are called.
public struct NameDirectory: Sendable {
    public var organizations: [OrganizationKey: Named] = [:]
    public var spaces: [SpaceKey: Named] = [:]
    public var apps: [AppKey: Named] = [:]
    public var texts: [TextKey: String] = [:]

    public init() {}

    /// `{app}-{space}`.
    public func shownApp(_ app: AppKey, in space: SpaceKey) -> String {
        "\(apps[app]?.name ?? "")-\(spaces[space]?.name ?? "")"
    }
}
