import Billing
import PostgresClient

extension ControllerApp {
    /// The columns of ``ControllerQuery/apps(since:)``.
    private enum Column {
        static let id = 0
        static let created = 1
        static let updated = 2
        static let name = 3
        static let isDeleted = 4
        static let organization = 5
        static let organizationName = 6
        static let space = 7
        static let spaceName = 8
    }

    /// - Parameter report: is told what is wrong with the row and keeps nothing from being taken in.
    init(
        id: PostgresUUID, reading row: borrowing PostgresRow, report: (RowProblem) -> Void
    ) throws(RowProblem) {
        self.id = id
        created = try row.instant("created", at: Column.created)
        updated = try row.instant("updated", at: Column.updated)
        isDeleted = try row.flag("deleted", at: Column.isDeleted)
        do throws(RowProblem) { name = try row.name("name", at: Column.name) } catch {
            report(error)
            name = "\(id)"
        }
        let organization = try ControllerApp.label(
            "organization", idAt: Column.organization, nameAt: Column.organizationName, of: row, report: report)
        let space = try ControllerApp.label("space", idAt: Column.space, nameAt: Column.spaceName, of: row, report: report)
        if let organization, let space { place = Place(organization: organization, space: space) }
    }

    /// A name that is of no use is the matter of its own row.
    private static func label(
        _ noun: String, idAt idColumn: Int, nameAt nameColumn: Int, of row: borrowing PostgresRow,
        report: (RowProblem) -> Void
    ) throws(RowProblem) -> ControllerLabel? {
        guard let id = try row.optionalUUID(noun, at: idColumn) else { return nil }
        do throws(RowProblem) { return ControllerLabel(id: id, name: try row.name(noun, at: nameColumn)) } catch {
            if case .null = error { report(.labelMissing(column: noun, id: "\(id)")) }
            return ControllerLabel(id: id, name: "\(id)")
        }
    }
}
