import Billing

extension ItemGrouping? {
    /// The columns that tell groups apart.
    var columns: [String] {
        switch self {
        case nil: []
        case .organization: ["organization", "organization_id"]
        case .space: ["space"]
        case .app: ["organization", "organization_id", "app"]
        case .type: ["type"]
        case .resource: ["organization", "organization_id", "app", "type", "description"]
        }
    }

    /// The fields of a group in these columns.
    func fields(of group: ItemGroup) -> [String] {
        columns.map { column in
            switch column {
            case "organization": group.organization ?? ""
            case "organization_id": group.organizationID ?? ""
            case "space": group.space ?? ""
            case "app": group.app ?? ""
            case "type": group.type.map { "\($0)" } ?? ""
            default: group.description ?? ""
            }
        }
    }
}
