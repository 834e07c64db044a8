/// Finds the greatest of many numbers in one pass.
enum TopNumbers {
    /// The least of the `limit` greatest numbers; 1 where there are fewer of them above 0.
    static func least(of numbers: some Sequence<Int128>, limit: Int) -> Int128 {
        // In order, the greatest first.
        var top: [Int128] = []
        for number in numbers where number > 0 {
            if top.count == limit, let least = top.last, number <= least { continue }
            let place = top.firstIndex { $0 < number } ?? top.count
            top.insert(number, at: place)
            if top.count > limit { top.removeLast() }
        }
        return top.count == limit ? top.last ?? 1 : 1
    }
}
