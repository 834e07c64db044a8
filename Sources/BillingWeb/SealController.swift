import Billing
import BillingExport
import BillingProof
import BillingService
import Hummingbird

/// The seals of closed months' invoices.
struct SealController {
    let service: SealService
    let clock: BillingClock

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for resource in InvoiceController.resources {
            router.read("\(resource.path)/invoices/:id/seal") { request, context in
                let scope = resource.scope(try context.segment("name"))
                return try await seal(of: try context.segment("id"), scope: scope, request: request)
            }
        }
    }

    private func seal(of id: String, scope: Scope, request: Request) async throws -> Response {
        do {
            let (seal, ledger) = try await service.seal(id: id, of: scope, now: clock.now)
            return .json(SealJSON.bytes(of: seal), of: ledger, to: request)
        } catch {
            // Those of invoices have a form of their own.
            if case .invoice(let error) = error { throw error }
            throw APIError(status: .notFound, id: error.code, message: error.message)
        }
    }
}
