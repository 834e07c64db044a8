public import Billing

/// Tells what the things are called that spans are of, by a store's keys, as codes of tables of names.
public protocol SpanNames {
    /// - Returns: the codes of the name, and of the id where there is one.
    mutating func codes(
        of organization: OrganizationKey, in names: inout SpanColumns
    ) throws -> (name: NameTable.Code, id: NameTable.Code?)

    /// The code of an app's shown name, which depends on its space too.
    mutating func code(of app: AppKey, in space: SpaceKey, in table: inout NameTable) throws -> NameTable.Code

    mutating func code(of description: TextKey, in table: inout NameTable) throws -> NameTable.Code
}

extension NameDirectory: SpanNames {
    public func codes(
        of organization: OrganizationKey, in names: inout SpanColumns
    ) -> (name: NameTable.Code, id: NameTable.Code?) {
        let named = organizations[organization]
        return (
            names.organizationNames.code(of: named?.name ?? ""), named?.id.map { names.organizationIDs.code(of: $0) }
        )
    }

    public func code(of app: AppKey, in space: SpaceKey, in table: inout NameTable) -> NameTable.Code {
        table.code(of: shownApp(app, in: space))
    }

    public func code(of description: TextKey, in table: inout NameTable) -> NameTable.Code {
        table.code(of: texts[description] ?? "")
    }
}
