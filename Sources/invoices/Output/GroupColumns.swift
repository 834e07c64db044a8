import Billing

extension ItemGrouping {
    /// The columns of a table that tell groups apart.
    var headings: [(heading: String, content: TextTable.Content)] {
        switch self {
        case .organization: [("ORGANIZATION", .text)]
        case .space: [("SPACE", .text)]
        case .app: [("ORGANIZATION", .text), ("APP", .text)]
        case .type: [("TYPE", .word)]
        case .resource: [("ORGANIZATION", .text), ("APP", .text), ("TYPE", .word), ("DESCRIPTION", .text)]
        }
    }

    /// A group in these columns.
    func cells(of group: ItemGroup) -> [String] {
        switch self {
        case .organization: [group.organization ?? ""]
        case .space: [group.space ?? ""]
        case .app: [group.organization ?? "", group.app ?? ""]
        case .type: [group.type.map { "\($0)" } ?? ""]
        case .resource:
            [group.organization ?? "", group.app ?? "", group.type.map { "\($0)" } ?? "", group.description ?? ""]
        }
    }

    /// A row of the table that is the sum of all.
    var sumCells: [String] { ["Sum"] + [String](repeating: "", count: headings.count - 1) }
}
