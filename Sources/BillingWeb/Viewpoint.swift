import Billing
import BillingPages
import BillingService
import Hummingbird

/// From when a request looks: now, and by what is known, or by a time and a batch that it names.
struct Viewpoint {
    let now: Instant
    /// Nil for the last one.
    let batch: Int64?

    /// Whether the request names a moment, `?as_of=T` or `?as_of=T&batch=N`; without a batch it is the last one of that time.
    init(of request: Request, service: InvoiceService, clock: BillingClock) async throws {
        // Nearly all requests have no query.
        guard request.uri.query != nil else {
            (now, batch) = (clock.now, nil)
            return
        }
        let parameters = request.uri.queryParameters
        guard let text = parameters["as_of"] else {
            guard parameters["batch"] == nil else { throw APIError.batchWithoutTime }
            (now, batch) = (clock.now, nil)
            return
        }
        do { now = try Instant(parsing: String(text).utf8.span) } catch {
            throw APIError.badParameter("as_of", error.message, given: text)
        }
        // What lies ahead is not known, so nothing that is told of it could be told again.
        guard now <= clock.now else {
            throw APIError.badParameter("as_of", "must not lie in the future: now is \(clock.now)", given: text)
        }
        guard let number = parameters["batch"] else {
            batch = try await service.batch(asOf: now)
            return
        }
        guard let given = Int64(number), given > 0, number.utf8.first != UInt8(ascii: "+") else {
            let reason = "must be the number of a batch, as the header Invoices-Batch tells it"
            throw APIError.badParameter("batch", reason, given: number)
        }
        batch = given
    }

    /// Whether it is the present.
    var isPresent: Bool { batch == nil }

    /// For the links of a page: all that they lead to is of the same batch, also where the request has named a time alone.
    var pageMoment: PageMoment { batch.map { PageMoment(asOf: now, batch: $0) } ?? PageMoment() }
}

extension APIError {
    fileprivate static let batchWithoutTime = APIError(
        status: .badRequest, id: "bad_request",
        message: "batch needs as_of: write ?as_of=TIME&batch=NUMBER, the time at which the response was made, and its "
            + "Invoices-Batch.")

    static func badParameter(_ name: String, _ reason: String, given: some StringProtocol) -> APIError {
        APIError(status: .badRequest, id: "bad_request", message: "\(name) \(reason), not \"\(given)\".")
    }
}
