/// The number that a store gives a thing, typed by the kind of thing.
///
/// Keys are a store's own: they say nothing outside it and do not appear in any output.
public struct Key<Subject>: Hashable, Sendable, Comparable {
    public let value: Int64

    @inlinable
    public init(_ value: Int64) { self.value = value }

    @inlinable
    public static func < (left: Key, right: Key) -> Bool { left.value < right.value }
}

/// The kinds of things that have a ``Key``.
public enum Organization {}
public enum Space {}
public enum App {}
/// One thing that is billed: an app's process type, or one add-on.
public enum Resource {}
/// A description such as `gp2 web dyno`, or a resource's name.
public enum Text {}

public typealias OrganizationKey = Key<Organization>
public typealias SpaceKey = Key<Space>
public typealias AppKey = Key<App>
public typealias ResourceKey = Key<Resource>
public typealias TextKey = Key<Text>

/// The organization and space that a span belongs to, and that pay for it.
public struct Place: Hashable, Sendable {
    public let organization: OrganizationKey
    public let space: SpaceKey

    public init(organization: OrganizationKey, space: SpaceKey) {
        self.organization = organization
        self.space = space
    }
}
