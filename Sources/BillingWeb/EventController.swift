import Billing
import BillingImport
import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// Takes usage events: what is acknowledged is on disk.
struct EventController {
    let queue: IngestQueue

    /// How large a body may be: some 40,000 events.
    static let maximumBodyBytes = 16 << 20

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        let path: RouterPath = "/usage/events"
        router.on(path, method: .post) { request, _ in try await take(request) }
        router.refuseOtherMethods(on: path, allowed: [.post])
    }

    private func take(_ request: Request) async throws -> Response {
        let form = try EventRequest(request)
        let body = try await request.bodyBytes(upTo: Self.maximumBodyBytes)
        let chunk: UsageChunk
        do { chunk = try form.events(in: body, of: request) } catch { throw APIError(error, id: "invalid_events") }
        do {
            let summary = try await queue.submit(chunk)
            return .json("{\"accepted\":\(summary.new),\"duplicates\":\(summary.unchanged)}")
        } catch {
            switch error {
            case .refused(let refusal): throw APIError(refusal, of: chunk)
            case .store(let error): throw error
            case .cancelled: throw StoreError.busy
            }
        }
    }
}

extension APIError {
    /// What a store refuses of a request's events.
    fileprivate init(_ refusal: IngestRefusal, of chunk: UsageChunk) {
        let details = refusal.errors.prefix(APIError.maximumDetails).map { ErrorDetail($0, of: chunk) }
        let more = refusal.errors.count - details.count
        let isConflict = refusal.errors.allSatisfy { if case .conflict = $0 { true } else { false } }
        self =
            isConflict
            ? .invalid("conflict", status: .conflict, details: details, more: more)
            : .invalid("invalid_events", details: details, more: more)
    }
}

extension ErrorDetail {
    fileprivate init(_ error: IngestError, of chunk: UsageChunk) {
        // An event's line is its index.
        let reference = chunk.events.indices.contains(error.line) ? chunk.events[error.line].reference : nil
        self.init(
            index: error.line, id: reference.map { chunk.names[$0.id] }, source: reference.map { chunk.names[$0.source] },
            field: error.eventField, code: error.code, message: error.message)
    }
}

extension IngestError {
    /// The path of the field that is wrong, in an event.
    fileprivate var eventField: String {
        switch self {
        // That the source has given the id before is a fault of the event's own id.
        case .conflict: field
        default: "data.\(field)"
        }
    }
}
