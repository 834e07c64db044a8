/// The order of what has changed: the biggest change first, up or down, and those of one size by their names.
enum ComparisonOrder {
    static func precedes(_ left: OrganizationChange, _ right: OrganizationChange) -> Bool {
        precedes(
            (left.change, [left.organization.name, left.organization.id ?? ""]),
            (right.change, [right.organization.name, right.organization.id ?? ""]))
    }

    static func precedes(_ left: AppChange, _ right: AppChange) -> Bool {
        precedes((left.change, [left.app]), (right.change, [right.app]))
    }

    static func precedes(_ left: ResourceChange, _ right: ResourceChange) -> Bool {
        if left.change.minorUnits.magnitude != right.change.minorUnits.magnitude || left.description != right.description {
            return precedes((left.change, [left.description]), (right.change, [right.description]))
        }
        return precedes((left.change, texts(of: left)), (right.change, texts(of: right)))
    }

    /// Of resources of several apps.
    static func precedes(_ left: TopChanges.Entry, _ right: TopChanges.Entry) -> Bool {
        let places = [left, right].map { [$0.organization.name, $0.organization.id ?? "", $0.app] }
        if left.change.minorUnits.magnitude != right.change.minorUnits.magnitude || places[0] != places[1] {
            return precedes((left.change, places[0]), (right.change, places[1]))
        }
        return precedes(left.resource, right.resource)
    }

    /// All that tells resources of one description apart, so that their order does not depend on a store's keys.
    private static func texts(of change: ResourceChange) -> [String] {
        let configurations = [change.from, change.to].flatMap { configuration in
            [configuration?.description ?? "", "\(configuration?.price ?? .zero)", "\(configuration?.quantity ?? 0)"]
        }
        let parts = change.parts
        let amounts = [change.total, parts.new, parts.ended, parts.quantity, parts.price, parts.usage, parts.corrections]
        return [change.description, change.type.name] + configurations + amounts.map { "\($0.minorUnits)" }
    }

    private static func precedes(_ left: (change: Money, names: [String]), _ right: (change: Money, names: [String])) -> Bool {
        let (size, otherSize) = (left.change.minorUnits.magnitude, right.change.minorUnits.magnitude)
        if size != otherSize { return size > otherSize }
        for (name, otherName) in zip(left.names, right.names) where !name.utf8.elementsEqual(otherName.utf8) {
            return name.utf8.lexicographicallyPrecedes(otherName.utf8)
        }
        return left.change > right.change
    }
}
