import Billing
import BillingService
import PostgresClient

/// The corrections that are due while a month is being closed, a range of organizations at a time.
struct PostgresCorrections {
    /// How many resources' histories are held at a time.
    private static let pageLength = 4096

    private let closed: ClosedMonths
    private let moment: PostgresMoment
    /// The batch after which touched months make a difference; nil where there are none.
    private let firstBatch: Int64?
    private var prices: PriceBook?
    private var earlierPrices: [Int64: PriceBook] = [:]

    init(closed: ClosedMonths, moment: PostgresMoment, on connection: isolated PostgresConnection) async throws {
        self.closed = closed
        self.moment = moment
        let first = CorrectionPlan.firstBatch(of: closed)
        let exist = if let first { try await PostgresTouchedMonths.exist(after: first, on: connection) } else { false }
        firstBatch = exist ? first : nil
    }

    /// The corrections of each organization, into whatever open month.
    mutating func items(
        of organizations: ClosedRange<Int64>, on connection: isolated PostgresConnection
    ) async throws -> [OrganizationKey: [CorrectionItem]] {
        guard let firstBatch else { return [:] }
        let touched = try await PostgresTouchedMonths.read(of: organizations, after: firstBatch, on: connection)
        let plan = CorrectionPlan(touched, closed: closed)
        guard !plan.isEmpty else { return [:] }
        for batch in plan.batches where earlierPrices[batch] == nil {
            earlierPrices[batch] = try await PostgresPrices.book(at: batch, on: connection)
        }
        let prices = if let prices { prices } else { try await PostgresPrices.book(on: connection) }
        self.prices = prices
        var items: [OrganizationKey: [CorrectionItem]] = [:]
        var rest = plan.resources[...]
        while !rest.isEmpty {
            let dossiers = try await PostgresDossiers.read(
                Array(rest.prefix(PostgresCorrections.pageLength)), at: moment, on: connection)
            rest = rest.dropFirst(PostgresCorrections.pageLength)
            let corrections = plan.corrections(of: dossiers, prices: prices, earlierPrices: earlierPrices).filter {
                organizations.contains($0.line.place.organization.value)
            }
            let names = try await PostgresNameDirectory.read(
                NameKeys(of: corrections, dossiers: dossiers), at: moment, on: connection)
            for item in CorrectionItem.items(of: corrections, dossiers: dossiers, names: names, closed: closed) {
                items[item.correction.line.place.organization, default: []].append(item)
            }
        }
        return items
    }
}
