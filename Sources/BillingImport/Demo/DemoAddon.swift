/// An add-on of a demo app, over two years.
struct DemoAddon {
    var plan: DemoPlan
    /// How many months after its app it comes.
    var delayMonths: Int64 = 0
    /// From a month on another plan.
    var upgrade: (month: Int64, plan: DemoPlan)?
    var removedMonth: Int64?
    /// Whether its lines say which resource it is; one that does not is a resource of its own.
    var isNamed = true

    init(_ plan: DemoPlan, after delayMonths: Int64 = 0, upgrade: (month: Int64, plan: DemoPlan)? = nil, removed: Int64? = nil) {
        self.plan = plan
        self.delayMonths = delayMonths
        self.upgrade = upgrade
        removedMonth = removed
    }

    static func unnamed(_ plan: DemoPlan, after delayMonths: Int64 = 0) -> DemoAddon {
        var addon = DemoAddon(plan, after: delayMonths)
        addon.isNamed = false
        return addon
    }
}
