import Billing
import BillingExport
import BillingService
import Hummingbird

/// Why an invoice is higher or lower than another: `…/invoices/{id}/changes?from={other}`.
struct ComparisonController {
    let service: InvoiceService
    let clock: BillingClock
    let pages: InvoicePages

    /// The forms that a comparison can be had in; the first one where a request does not care.
    private static let formats: [InvoiceFormat] = [.json, .html]

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in InvoiceController.resources {
            router.read("\(resource.path)/invoices/:id/changes") { request, context in
                let scope = resource.scope(try context.segment("name"))
                return try await changes(of: try context.segment("id"), of: scope, request)
            }
        }
    }

    private func changes(of id: String, of scope: Scope, _ request: Request) async throws -> Response {
        let format = try request.format(among: Self.formats)
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        let from = request.uri.queryParameters["from"].map(String.init)
        let (comparison, ledger) = try await service.comparison(
            of: id, from: from, of: scope, now: viewpoint.now, batch: viewpoint.batch)
        if format == .html {
            return try await pages.changes(comparison, of: scope, ledger: ledger, at: viewpoint, request: request)
        }
        return .json(ComparisonJSON.bytes(of: comparison), of: ledger, to: request)
    }
}
