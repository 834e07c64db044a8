/// A process type of a demo app, over two years.
struct DemoProcess {
    var name: String
    var size: DemoPlan
    /// How many run in the app's first month, and in the last of the two years.
    var first: Int64
    var last: Int64
    /// From a month on another size.
    var resize: (month: Int64, size: DemoPlan)?
    /// Whether there is more to do before Christmas.
    var isSeasonal = false

    static func web(
        _ size: DemoPlan, _ first: Int64, to last: Int64, resize: (month: Int64, size: DemoPlan)? = nil
    ) -> DemoProcess {
        DemoProcess(name: "web", size: size, first: first, last: last, resize: resize)
    }

    static func worker(_ size: DemoPlan, _ first: Int64, to last: Int64, name: String = "worker") -> DemoProcess {
        DemoProcess(name: name, size: size, first: first, last: last)
    }

    var seasonal: DemoProcess {
        var process = self
        process.isSeasonal = true
        return process
    }

    func size(in month: Int64) -> DemoPlan {
        if let resize, month >= resize.month { return resize.size }
        return size
    }
}
