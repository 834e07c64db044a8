import Billing
import BillingExport
import BillingImport
import BillingPages
import BillingService
import HTTPTypes
import Hummingbird

/// The price book: what dyno sizes and add-on plans cost, from which time on.
struct PlanController {
    let service: PlanService
    let pages: PageResponder
    let currency: Currency
    let clock: BillingClock

    static let maximumBodyBytes = 1 << 20

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        let list: RouterPath = "/plans"
        let plan: RouterPath = "/plans/:plan"
        for method in [HTTPRequest.Method.get, .head] {
            router.on(list, method: method) { request, _ in try await self.list(request) }
            router.on(plan, method: method) { request, context in
                try await self.plan(try context.segment("plan"), request)
            }
        }
        router.on(list, method: .put) { request, _ in try await set(request) }
        router.on(plan, method: .put) { request, context in try await set(try context.segment("plan"), request) }
        for path in [list, plan] { router.refuseOtherMethods(on: path, allowed: [.get, .head, .put]) }
    }

    private func list(_ request: Request) async throws -> Response {
        let (plans, ledger) = try await service.plans()
        let now = clock.now
        if request.prefersPage {
            let search = FormFields(request.uri.query ?? "")["q"] ?? ""
            do { try checkSearch(search) } catch { throw APIError(error) }
            return pages.response(
                PlansPage(plans, search: search, now: now, currency: currency), to: request, at: ledger, now: now)
        }
        return .json(PlanJSON.bytes(of: plans, now: now), of: ledger, to: request)
    }

    private func plan(_ name: String, _ request: Request) async throws -> Response {
        let type = try Self.type(in: request)
        let (plans, ledger) = try await service.plans()
        let found = plans.filter { $0.name.utf8.elementsEqual(name.utf8) && (type == nil || $0.type == type) }
        guard let plan = found.first else { throw APIError.unknownPlan(name) }
        guard found.count == 1 else { throw APIError.ambiguousPlan(name) }
        return .json(PlanJSON.bytes(of: plan, now: clock.now), of: ledger, to: request)
    }

    /// Sets one price, and answers with the plan as it is then.
    private func set(_ name: String, _ request: Request) async throws -> Response {
        let body = try await request.jsonBody(upTo: Self.maximumBodyBytes)
        let prices: [PlanPriceRequest]
        do { prices = try PlanPricesJSON.read(body, plan: name) } catch { throw APIError(error, id: "invalid_price") }
        _ = try await set(prices)
        let (plans, ledger) = try await service.plans()
        guard let plan = plans.first(where: { $0.name.utf8.elementsEqual(name.utf8) && $0.type == prices.first?.type }) else {
            throw APIError.unknownPlan(name)
        }
        return .json(PlanJSON.bytes(of: plan, now: clock.now), of: ledger, to: request)
    }

    /// Sets a list of prices, all or none, and answers with what came of it.
    private func set(_ request: Request) async throws -> Response {
        let body = try await request.jsonBody(upTo: Self.maximumBodyBytes)
        let prices: [PlanPriceRequest]
        do { prices = try PlanPricesJSON.read(body) } catch { throw APIError(error, id: "invalid_prices") }
        let summary = try await set(prices)
        return .json("{\"set\":\(summary.set),\"unchanged\":\(summary.unchanged)}")
    }

    private func set(_ prices: [PlanPriceRequest]) async throws -> PriceSummary {
        do { return try await service.set(prices) } catch {
            switch error {
            case .contradiction(let line, _, _, _, _):
                let detail = ErrorDetail(index: line, field: "price_per_unit", code: error.code, message: error.message)
                throw APIError.invalid("invalid_prices", details: [detail])
            case .store(let error): throw error
            }
        }
    }

    /// What `?type=` asks for.
    private static func type(in request: Request) throws(APIError) -> ItemType? {
        guard let given = request.uri.queryParameters["type"] else { return nil }
        guard let type = ItemType(name: String(given)) else { throw APIError.badPlanType }
        return type
    }
}

extension APIError {
    fileprivate static let badPlanType = APIError(
        status: .badRequest, id: "bad_request", message: "The type of a plan is ?type=dyno or ?type=addon.")

    fileprivate static func unknownPlan(_ name: String) -> APIError {
        APIError(
            status: .notFound, id: "not_found",
            message: "The price book has no \"\(name)\". GET /plans lists what it has; PUT /plans/{plan} sets a price.")
    }

    fileprivate static func ambiguousPlan(_ name: String) -> APIError {
        APIError(
            status: .badRequest, id: "ambiguous_plan",
            message: "\"\(name)\" is a dyno size and an add-on plan. Say which with ?type=dyno or ?type=addon.")
    }
}
