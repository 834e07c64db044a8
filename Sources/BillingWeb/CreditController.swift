import Billing
import BillingExport
import BillingImport
import BillingPages
import BillingService
import HTTPTypes
import Hummingbird

/// The credits of organizations: grants them, and tells which invoices use them.
struct CreditController {
    let service: CreditService
    let invoices: InvoiceService
    let pages: PageResponder
    let clock: BillingClock

    static let maximumBodyBytes = 64 << 10

    private var currency: Currency { invoices.rules.currency }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for path in ["/organization/:name/credits", "/organizations/:name/credits"] as [RouterPath] {
            for method in [HTTPRequest.Method.get, .head] {
                router.on(path, method: method) { request, context in
                    try await list(of: .organization(try context.segment("name")), request)
                }
            }
            router.on(path, method: .post) { request, context in
                try await grant(to: try context.segment("name"), request)
            }
            router.refuseOtherMethods(on: path, allowed: [.get, .head, .post])
        }
        let account: RouterPath = "/account/credits"
        for method in [HTTPRequest.Method.get, .head] {
            router.on(account, method: method) { request, _ in try await list(of: .account, request) }
        }
        router.refuseOtherMethods(on: account, allowed: [.get, .head])
    }

    private func list(of scope: Scope, _ request: Request) async throws -> Response {
        let viewpoint = try await Viewpoint(of: request, service: invoices, clock: clock)
        let accounts: [CreditAccount]
        let ledger: Ledger
        do {
            (accounts, ledger) = try await service.credits(of: scope, batch: viewpoint.batch, now: viewpoint.now)
        } catch { throw APIError.thrown(for: error) }
        if request.prefersPage {
            let entries = accounts.map { CreditsPage.Entry($0, at: viewpoint, currency: currency) }
            let name = try await invoices.name(of: scope, batch: ledger.batch)
            return pages.response(
                CreditsPage(entries, of: scope, named: name, at: viewpoint.pageMoment), to: request, at: ledger,
                now: viewpoint.now)
        }
        let bytes = CreditJSON.bytes(of: accounts.map { ShownCredit($0) }, currency: currency)
        return .json(bytes, of: ledger, to: request)
    }

    private func grant(to organization: String, _ request: Request) async throws -> Response {
        let body = try await request.jsonBody(upTo: Self.maximumBodyBytes)
        do {
            let credit = try CreditRequest(parsing: body, headerKey: request.idempotencyKey, currency: currency)
            let (account, isNew, ledger) = try await service.grant(credit, to: organization, now: clock.now)
            let bytes = CreditJSON.bytes(of: ShownCredit(account), currency: currency)
            return .json(bytes, status: isNew ? .created : .ok, of: ledger, to: request)
        } catch let refusal as BodyRefusal {
            throw APIError(refusal, id: "invalid_credit")
        } catch let error as CreditError {
            throw APIError.thrown(for: error)
        }
    }
}
