import Billing
import BillingPages
import BillingService
import Hummingbird

/// The page of a scope: where the API lists its invoices, people see what they come to.
struct OverviewController {
    let service: InvoiceService
    let store: any Store
    let clock: BillingClock
    let pages: PageResponder
    let cache = OverviewCache()

    private static let minuteMilliseconds: Int64 = 60_000

    func page(of scope: Scope, to request: Request) async throws -> Response {
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        let moment = moment(of: viewpoint)
        let batch: Int64
        if let named = viewpoint.batch { batch = named } else { batch = try await store.ledger().batch }
        let found = try await cache.overview(for: .init(scope, batch: batch), at: moment) { [service] known in
            let (overview, ledger) = try await service.overview(
                of: scope, now: moment, batch: viewpoint.batch, known: known.map { ($0.overview, $0.ledger) })
            return OverviewCache.Found(overview: overview, ledger: ledger)
        }
        return pages.response(
            OverviewPage(found.overview, of: scope, at: viewpoint.pageMoment), to: request, at: found.ledger, now: moment)
    }

    /// The page tells the minute that it is of, and all on it is of that minute's first instant: so that those who ask in one
    /// minute see the same. A time that stands, or that the request names, is taken as it is.
    private func moment(of viewpoint: Viewpoint) -> Instant {
        guard viewpoint.isPresent, !clock.isFixed else { return viewpoint.now }
        let milliseconds = viewpoint.now.millisecondsSince1970
        return Instant(millisecondsSince1970: milliseconds - milliseconds % Self.minuteMilliseconds)
    }
}
