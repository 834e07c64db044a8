import Billing
import BillingExport
import BillingService
import Hummingbird

/// What invoices cost by day, and the sums of many months.
struct DailyController {
    let service: InvoiceService
    let clock: BillingClock

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in InvoiceController.resources {
            router.read("\(resource.path)/invoices/:id/daily") { request, context in
                let scope = resource.scope(try context.segment("name"))
                return try await daily(try context.segment("id"), of: scope, request: request)
            }
            router.read("\(resource.path)/usage") { request, context in
                try await usage(of: resource.scope(try context.segment("name")), request: request)
            }
        }
    }

    private func daily(_ id: String, of scope: Scope, request: Request) async throws -> Response {
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        let (costs, ledger) = try await service.dailyCosts(
            id: id, of: scope, by: try Self.grouping(of: request), now: viewpoint.now, batch: viewpoint.batch)
        return .json(DailyJSON.bytes(of: costs), of: ledger, to: request)
    }

    private func usage(of scope: Scope, request: Request) async throws -> Response {
        let viewpoint = try await Viewpoint(of: request, service: service, clock: clock)
        let range = try UsageRange(of: request, now: viewpoint.now)
        let grouping = try Self.grouping(of: request)
        let (rows, ledger) = try await service.usageRows(
            of: scope, in: range.months, by: grouping, now: viewpoint.now, batch: viewpoint.batch)
        let bytes = UsageJSON.bytes(of: rows, in: range.months, by: grouping, currency: service.rules.currency)
        return .json(bytes, of: ledger, to: request)
    }

    /// What `?by=` asks for.
    private static func grouping(of request: Request) throws(APIError) -> ItemGrouping? {
        guard let text = request.uri.queryParameters["by"] else { return nil }
        guard let grouping = ItemGrouping(rawValue: String(text)) else {
            let known = ItemGrouping.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIError(status: .badRequest, id: "bad_request", message: "by must be one of \(known), not \"\(text)\".")
        }
        return grouping
    }
}
