import Billing
import BillingExport
import BillingImport
import BillingService
import HTTPTypes
import Hummingbird

/// The payments of organizations' invoices: takes them, and tells what is left to pay.
struct PaymentController {
    let service: PaymentService
    let invoices: InvoiceService
    let clock: BillingClock

    static let maximumBodyBytes = 64 << 10

    private var currency: Currency { invoices.rules.currency }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for prefix in ["/organization/:name", "/organizations/:name"] {
            let path = RouterPath("\(prefix)/invoices/:id/payments")
            for method in [HTTPRequest.Method.get, .head] {
                router.on(path, method: method) { request, context in
                    try await list(of: try context.segment("name"), id: try context.segment("id"), request)
                }
            }
            router.on(path, method: .post) { request, context in
                try await pay(try context.segment("id"), of: try context.segment("name"), request)
            }
            router.refuseOtherMethods(on: path, allowed: [.get, .head, .post])
        }
        for prefix in ["/account", "/space/:name", "/spaces/:name"] {
            let path = RouterPath("\(prefix)/invoices/:id/payments")
            for method in [HTTPRequest.Method].all {
                router.on(path, method: method) { _, _ -> Response in throw APIError.notPayable }
            }
        }
    }

    private func list(of organization: String, id: String, _ request: Request) async throws -> Response {
        let viewpoint = try await Viewpoint(of: request, service: invoices, clock: clock)
        do {
            let payments = try await service.payments(
                of: organization, id: id, batch: viewpoint.batch, now: viewpoint.now)
            return response(of: payments, to: request)
        } catch { throw APIError.thrown(for: error) }
    }

    private func pay(_ id: String, of organization: String, _ request: Request) async throws -> Response {
        guard let month = Month(id: id) else { throw InvoiceError.notAMonth(id: id) }
        let body = try await request.jsonBody(upTo: Self.maximumBodyBytes)
        do {
            let payment = try PaymentRequest(
                parsing: body, headerKey: request.idempotencyKey, month: month, currency: currency)
            let (payments, _, isNew) = try await service.pay(payment, organization: organization)
            return response(of: payments, status: isNew ? .created : .ok, to: request)
        } catch let refusal as BodyRefusal {
            throw APIError(refusal, id: "invalid_payment")
        } catch let error as CreditError {
            throw APIError.thrown(for: error)
        }
    }

    private func response(
        of payments: InvoicePayments, status: HTTPResponse.Status = .ok, to request: Request
    ) -> Response {
        let bytes = PaymentsJSON.bytes(of: ShownPayments(payments), currency: currency)
        return .json(bytes, status: status, of: payments.ledger, to: request)
    }
}

extension APIError {
    fileprivate static let notPayable = APIError(
        status: .notFound, id: "not_found",
        message: "Only invoices of organizations take payments: /organizations/{org}/invoices/{id}/payments. The account's is "
            + "paid when all of them are, a space's from the end of its month on.")
}
