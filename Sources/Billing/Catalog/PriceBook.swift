/// What plans and dyno sizes cost from which time on, with a store's keys in place of names.
public struct PriceBook: Hashable, Sendable {
    private struct Plan: Hashable {
        var type: ItemType
        var name: TextKey
    }

    private struct Entry: Hashable {
        var validFrom: Instant
        var price: Price
    }

    /// The prices of each plan, oldest first.
    private var entries: [Plan: [Entry]] = [:]

    public init() {}

    public var isEmpty: Bool { entries.isEmpty }

    /// Notes a price; one that is valid from the same instant as a known one takes its place.
    public mutating func set(_ price: Price, of plan: TextKey, type: ItemType, from validFrom: Instant) {
        var list = entries[Plan(type: type, name: plan)] ?? []
        let index = list.firstIndex { $0.validFrom >= validFrom } ?? list.count
        if index < list.count, list[index].validFrom == validFrom {
            list[index].price = price
        } else {
            list.insert(Entry(validFrom: validFrom, price: price), at: index)
        }
        entries[Plan(type: type, name: plan)] = list
    }

    /// What a plan costs at an instant, or nil where it has no price yet.
    public func price(of plan: TextKey, type: ItemType, at instant: Instant) -> Price? {
        entries[Plan(type: type, name: plan)]?.last { $0.validFrom <= instant }?.price
    }

    /// From when on a plan has a price, or nil where the book does not know it.
    public func firstValidFrom(of plan: TextKey, type: ItemType) -> Instant? {
        entries[Plan(type: type, name: plan)]?.first?.validFrom
    }

    /// All prices of a plan, each with the time from which it is valid, oldest first.
    public func prices(of plan: TextKey, type: ItemType) -> [(validFrom: Instant, price: Price)] {
        (entries[Plan(type: type, name: plan)] ?? []).map { ($0.validFrom, $0.price) }
    }

    /// The prices of a plan over a range of time, oldest first, each with the part of the range in which it holds. Neighbours
    /// differ; a part before the first price is left out.
    public func prices(
        of plan: TextKey, type: ItemType, from start: Instant, to end: Instant
    ) -> [(start: Instant, end: Instant, price: Price)] {
        var parts: [(start: Instant, end: Instant, price: Price)] = []
        let list = entries[Plan(type: type, name: plan)] ?? []
        for (index, entry) in list.enumerated() {
            let next = index + 1 < list.count ? list[index + 1].validFrom : .never
            let (from, to) = (max(start, entry.validFrom), min(end, next))
            guard from < to else { continue }
            if let last = parts.last, last.price == entry.price {
                parts[parts.count - 1].end = to
            } else {
                parts.append((from, to, entry.price))
            }
        }
        return parts
    }
}
