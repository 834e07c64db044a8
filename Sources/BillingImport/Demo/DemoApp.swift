/// An app of the demo platform: what it has, and when. Months are counted from the first of the two years, which is 0.
struct DemoApp {
    var name: String
    var organization: String
    var space: String
    var firstMonth: Int64
    var deletedMonth: Int64?
    /// From the middle of a month on it is another organization's.
    var move: (month: Int64, organization: String)?
    var processes: [DemoProcess]
    var addons: [DemoAddon]

    init(
        _ name: String, _ organization: String, _ space: String, from firstMonth: Int64 = 0, deleted deletedMonth: Int64? = nil,
        move: (month: Int64, organization: String)? = nil, _ processes: [DemoProcess], _ addons: [DemoAddon] = []
    ) {
        self.name = name
        self.organization = organization
        self.space = space
        self.firstMonth = firstMonth
        self.deletedMonth = deletedMonth
        self.move = move
        self.processes = processes
        self.addons = addons
    }

    /// Where names do not tell which app it is: a move changes the organization that an app is shown with.
    var id: String? { move == nil ? nil : "5b1f7c0e-\(name)" }
}
