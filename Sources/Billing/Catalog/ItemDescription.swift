/// What a line item is for: `gp2 web dyno` is size `gp2` of the process type `web`, `alamo-redis:small addon` is the plan
/// `alamo-redis:small`.
public struct ItemDescription: Hashable, Sendable {
    /// The dyno size or the add-on's plan, in the description's text.
    public let plan: Range<Int>
    /// The process type of a dyno, in the description's text.
    public let process: Range<Int>?

    /// Finds the parts of a description, or nil where it has another form than its type asks for.
    public init?(parsing text: Swift.Span<UInt8>, type: ItemType) {
        guard let plan = text.word(from: 0) else { return nil }
        self.plan = plan
        var last = text.word(from: plan.upperBound + 1)
        switch type {
        case .addon: process = nil
        case .dyno:
            guard let second = last else { return nil }
            process = second
            last = text.word(from: second.upperBound + 1)
        }
        guard let last, last.upperBound == text.count, text.has(type.name, at: last) else { return nil }
    }
}

extension Swift.Span<UInt8> {
    /// The bytes from `start` to the next space or the end, or nil where there are none.
    fileprivate func word(from start: Int) -> Range<Int>? {
        var end = start
        while end < count, self[end] != UInt8(ascii: " ") { end += 1 }
        return start < end ? start..<end : nil
    }

    fileprivate func has(_ word: String, at range: Range<Int>) -> Bool {
        var index = range.lowerBound
        guard word.utf8.count == range.count else { return false }
        for byte in word.utf8 {
            guard self[index] == byte else { return false }
            index += 1
        }
        return true
    }
}
