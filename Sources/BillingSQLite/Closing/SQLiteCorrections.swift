import Billing
import BillingService
import GRDB

/// What closed months are to be corrected by, one organization after the other, so that only what an organization's late usage
/// has touched is held at a time.
final class SQLiteCorrections {
    private let database: Database
    private let closed: ClosedMonths
    private let viewpoint: SQLiteViewpoint
    private let prices: PriceBook
    private let dossiers: SQLiteDossiers
    /// The price books of earlier closings, by their batches.
    private var earlierPrices: [Int64: PriceBook] = [:]

    /// - Parameters:
    ///   - viewpoint: the last batch.
    ///   - prices: the price book as it is.
    init(_ database: Database, closed: ClosedMonths, viewpoint: SQLiteViewpoint, prices: PriceBook) throws {
        self.database = database
        self.closed = closed
        self.viewpoint = viewpoint
        self.prices = prices
        dossiers = try SQLiteDossiers(database, through: viewpoint.sequence)
    }

    /// The corrections of an organization's closed months, those of all open months.
    func items(of organization: OrganizationKey) throws -> [CorrectionItem] {
        guard let first = CorrectionPlan.firstBatch(of: closed) else { return [] }
        let touched = try SQLiteTouchedMonths(database).months(
            in: .organization(organization.value), after: first, through: viewpoint.ledger.batch)
        let plan = CorrectionPlan(touched, closed: closed)
        guard !plan.isEmpty else { return [] }
        for batch in plan.batches where earlierPrices[batch] == nil {
            earlierPrices[batch] = try SQLitePrices(database).book(at: batch)
        }
        let dossiers = try dossiers.dossiers(of: plan.resources)
        let corrections = plan.corrections(of: dossiers, prices: prices, earlierPrices: earlierPrices)
            .filter { $0.line.place.organization == organization }
        let names = try SQLiteNameDirectory(database, at: viewpoint).names(
            of: NameKeys(of: corrections, dossiers: dossiers))
        return CorrectionItem.items(of: corrections, dossiers: dossiers, names: names, closed: closed)
    }
}
