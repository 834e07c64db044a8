import Billing

extension JSONObjectText {
    /// Adds what a group's items have in common.
    mutating func add(_ group: ItemGroup) {
        if let organization = group.organization { add("organization", organization) }
        if let id = group.organizationID { add("organization_id", id) }
        if let space = group.space { add("space", space) }
        if let id = group.spaceID { add("space_id", id) }
        if let app = group.app {
            var object = JSONObjectText()
            object.add("name", app)
            add("app", object: object)
        }
        if let type = group.type { add("type", "\(type)") }
        if let description = group.description { add("description", description) }
    }
}
