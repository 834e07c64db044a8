/// Where things stand on a page, in points from its upper left.
struct PageGeometry {
    let width: Double
    let height: Double

    init(_ paper: Paper) {
        width = Double(paper.width)
        height = Double(paper.height)
    }

    var left: Double { 48 }
    var right: Double { width - 48 }
    var contentWidth: Double { right - left }
    /// The baseline of the running head.
    var headBaseline: Double { 42 }
    /// Where content begins below a running head.
    var top: Double { 58 }
    /// What content does not go below.
    var bottom: Double { height - 58 }
    var footBaseline: Double { height - 34 }
}
