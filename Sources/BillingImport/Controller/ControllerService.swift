import Billing
import PostgresClient

/// A row of `services`: an add-on, with what its attachments tell of its owner.
struct ControllerService: Sendable {
    /// What it runs as, which is what it costs.
    struct Configuration: Hashable, Sendable {
        var plan: String
        var price: Price
    }

    let id: PostgresUUID
    let created: Instant
    let updated: Instant
    let isDeleted: Bool
    /// A row that can't be read tells at least whether the add-on is still there.
    let configuration: Result<Configuration, RowProblem>
    /// The app that pays, and when its attachment was changed last.
    let owner: PostgresUUID
    let ownerUpdated: Instant
    /// All apps that it is or was attached to, but for the owner.
    let otherApps: [PostgresUUID]

    var row: ControllerRow { ControllerRow(table: .services, id: id) }
}

extension ControllerService {
    /// The columns of ``ControllerQuery/services(since:apps:)``.
    enum Column {
        static let id = 0
        static let created = 1
        static let updated = 2
        static let isDeleted = 3
        static let plan = 4
        static let price = 5
        static let owner = 6
        static let ownerUpdated = 7
        static let apps = 8
        static let attachmentCount = 9
        static let attachmentUpdated = 10
    }

    init(
        id: PostgresUUID, reading row: borrowing PostgresRow, prices: inout CentPrices
    ) throws(RowProblem) {
        self.id = id
        created = try row.instant("created", at: Column.created)
        updated = try row.instant("updated", at: Column.updated)
        isDeleted = try row.flag("deleted", at: Column.isDeleted)
        guard let owner = try row.optionalUUID("app", at: Column.owner) else { throw .ownerMissing }
        self.owner = owner
        ownerUpdated = try row.instant("service_attachments.updated", at: Column.ownerUpdated)
        let apps: String
        do { apps = try row.text(at: Column.apps) } catch { throw RowProblem(error, column: "app") }
        otherApps = apps.split(separator: " ").compactMap { PostgresUUID($0) }.filter { $0 != owner }
        do throws(RowProblem) {
            var plan: [UInt8] = []
            try row.appendWord("plan_name", at: Column.plan, to: &plan)
            configuration = .success(
                Configuration(
                    plan: String(decoding: plan, as: UTF8.self),
                    price: try prices.price("price", at: Column.price, of: row)))
        } catch {
            configuration = .failure(error)
        }
    }
}
