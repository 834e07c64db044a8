public import Billing

/// The keys of things whose names are wanted.
public struct NameKeys: Sendable {
    public var organizations: Set<OrganizationKey> = []
    public var spaces: Set<SpaceKey> = []
    public var apps: Set<AppKey> = []
    /// Descriptions, resources, plans.
    public var texts: Set<TextKey> = []

    public init() {}
}
