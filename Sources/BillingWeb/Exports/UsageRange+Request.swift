import Billing
import BillingService
import Hummingbird

extension UsageRange {
    /// The months that `?start=` and `?end=` name.
    init(of request: Request, now: Instant) throws(APIError) {
        let parameters = request.uri.queryParameters
        do {
            try self.init(
                start: parameters["start"].map(String.init), end: parameters["end"].map(String.init), now: now)
        } catch { throw APIError(status: .badRequest, id: "bad_request", message: error.message) }
    }
}
