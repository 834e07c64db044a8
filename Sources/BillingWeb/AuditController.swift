import BillingExport
import BillingService
import Hummingbird

/// What was done, and by whom.
struct AuditController {
    let store: any Store

    private static let standardLimit = 100
    private static let maximumLimit = 1000

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        router.read("/audit") { request, _ in try await list(request) }
    }

    private func list(_ request: Request) async throws -> Response {
        let parameters = request.uri.queryParameters
        let before = try parameters["before"].map { try Self.number($0, "before", upTo: .max) }
        let limit = try parameters["limit"].map { try Self.number($0, "limit", upTo: Int64(Self.maximumLimit)) }
        let entries = try await store.audit(before: before, limit: limit.map(Int.init) ?? Self.standardLimit)
        return .json(AuditJSON.bytes(of: entries), of: try await store.ledger(), to: request)
    }

    private static func number(_ text: Substring, _ name: String, upTo maximum: Int64) throws(APIError) -> Int64 {
        guard let number = Int64(text), number > 0, number <= maximum else {
            throw APIError(
                status: .badRequest, id: "bad_request",
                message: "\(name) must be a number from 1 to \(maximum), not \"\(text)\".")
        }
        return number
    }
}
