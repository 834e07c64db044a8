import Billing

/// The names of a table in one style and width: how high each stands is found out once, and those drawn last are kept.
final class MeasuredNames {
    private let names: NameTable
    private let style: TextStyle
    private let width: Double
    private let typesetter: Typesetter
    /// By code; below 0 where it is not known yet.
    private var heights: [Float]
    private var blocks: [NameTable.Code: TextBlock] = [:]

    private static let keptBlocks = 512

    init(_ names: NameTable, _ style: TextStyle, width: Double, typesetter: Typesetter) {
        self.names = names
        self.style = style
        self.width = width
        self.typesetter = typesetter
        heights = [Float](repeating: -1, count: names.count)
    }

    func height(of code: NameTable.Code) -> Double {
        if heights[Int(code)] < 0 { heights[Int(code)] = Float(block(of: code).height) }
        return Double(heights[Int(code)])
    }

    func block(of code: NameTable.Code) -> TextBlock {
        if let block = blocks[code] { return block }
        let block = typesetter.block(names[code], style, width: width)
        if blocks.count == Self.keptBlocks { blocks.removeAll(keepingCapacity: true) }
        blocks[code] = block
        return block
    }

    /// In one line, cut where it does not fit.
    func cutBlock(of code: NameTable.Code, _ style: TextStyle, width: Double) -> TextBlock {
        typesetter.block(names[code], style, width: width, isCut: true)
    }
}
