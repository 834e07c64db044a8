extension ReferenceItem {
    /// What it costs on each day of the month: each day's part cut to whole minor units, and what is left one by one to the day
    /// of which the most was cut and that has not got any yet, of equal ones to the first.
    public var costsByDay: [Int128] {
        let units = unitsByDay.map { Int128($0) }
        let all = units.reduce(0, +)
        guard all > 0 else { return units }
        var costs = units.map { billed * $0 / all }
        var cut = units.indices.map { billed * units[$0] % all }
        while costs.reduce(0, +) < billed {
            var day = 0
            for other in cut.indices where cut[other] > cut[day] { day = other }
            costs[day] += 1
            cut[day] = -1
        }
        return costs
    }
}
