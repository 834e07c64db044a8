import Billing
import BillingImport
import BillingService
import HTTPTypes
import Hummingbird

/// A clock that is set by hand, for people who build against the API. Only a server that was started for it has one.
struct ClockController {
    let clock: BillingClock
    let closing: ClosingService
    let graceMilliseconds: Int64

    static let maximumBodyBytes = 64 << 10

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        let path: RouterPath = "/clock"
        for method in [HTTPRequest.Method.get, .head] {
            router.on(path, method: method) { request, _ in
                try require()
                return Response.json("{\"now\":\"\(clock.now)\"}")
            }
        }
        router.on(path, method: .put) { request, _ in
            try require()
            return try await set(request)
        }
        router.refuseOtherMethods(on: path, allowed: [.get, .head, .put])
    }

    private func require() throws(APIError) {
        guard clock.isSettable else { throw .noTestClock }
    }

    /// Sets the clock, and closes the months whose time has come by that.
    private func set(_ request: Request) async throws -> Response {
        let body = try await request.jsonBody(upTo: Self.maximumBodyBytes)
        let now: Instant
        do { now = try ClockJSON.read(body) } catch { throw APIError(error, id: "invalid_clock") }
        guard clock.set(to: now) else { throw APIError.backwards(from: clock.now, to: now) }
        let closings: [Closing]
        do { closings = try await closing.closeDue(graceMilliseconds: graceMilliseconds) } catch {
            throw error.thrown
        }
        let months = closings.map { "\"\($0.month)\"" }.joined(separator: ",")
        return .json("{\"now\":\"\(clock.now)\",\"closed\":[\(months)]}")
    }
}

extension APIError {
    fileprivate static let noTestClock = APIError(
        status: .notFound, id: "not_found",
        message: "This server's clock can't be set. Start one for tests: invoices serve --test-clock.")

    fileprivate static func backwards(from now: Instant, to given: Instant) -> APIError {
        APIError(
            status: .conflict, id: "clock_backwards",
            message: "The clock stands at \(now) and is set forward only, not to \(given). Start the server anew, with another "
                + "database, to begin earlier.")
    }
}

extension ClosingError {
    /// The same as an error that has a form in the API.
    fileprivate var thrown: any Error {
        switch self {
        case .currencyChanged(let closed, let given): InvoiceError.currencyChanged(closed: closed, given: given)
        case .store(let error): error
        case .notAMonth, .notOver: self
        }
    }
}
