import Billing
import BillingExport
import BillingService
import Hummingbird

/// The invoices of several months in one file: `/account/export.csv?start=2017-01&end=2017-03`.
struct ExportController {
    let download: InvoiceDownload
    let clock: BillingClock

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in InvoiceController.resources {
            // A form that several months have not is told what there is.
            for suffix in [nil] + InvoiceFormat.allCases.map(Optional.init) {
                router.read("\(resource.path)/export\(suffix?.suffix ?? "")") { request, context in
                    let scope = resource.scope(try context.segment("name"))
                    return try await export(of: scope, suffix: suffix, request: request, context: context)
                }
            }
        }
    }

    private func export(
        of scope: Scope, suffix: InvoiceFormat?, request: Request, context: BillingRequestContext
    ) async throws -> Response {
        let format = try request.format(among: InvoiceDownload.monthsFormats, suffix: suffix)
        let viewpoint = try await Viewpoint(of: request, service: download.service, clock: clock)
        let range = try UsageRange(of: request, now: viewpoint.now)
        return try await download.response(
            months: range.months, of: scope, as: format, at: viewpoint, to: request, in: context)
    }
}
