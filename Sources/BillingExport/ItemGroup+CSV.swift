import Billing

extension ItemGrouping? {
    /// The columns that tell groups apart.
    var columns: [CSVField] { columnNames.map { .own($0) } }

    private var columnNames: [String] {
        switch self {
        case nil: []
        case .organization: ["organization", "organization_id"]
        case .space: ["space", "space_id"]
        case .app: ["organization", "organization_id", "app"]
        case .type: ["type"]
        case .resource: ["organization", "organization_id", "app", "type", "description"]
        }
    }

    /// The fields of a group in these columns.
    func fields(of group: ItemGroup) -> [CSVField] {
        columnNames.map { column in
            switch column {
            case "organization": .name(group.organization ?? "")
            case "organization_id": .name(group.organizationID ?? "")
            case "space": .name(group.space ?? "")
            case "space_id": .name(group.spaceID ?? "")
            case "app": .name(group.app ?? "")
            case "type": .own(group.type.map { "\($0)" } ?? "")
            default: .name(group.description ?? "")
            }
        }
    }
}
