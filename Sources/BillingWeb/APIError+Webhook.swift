import Billing
import BillingImport
import BillingService
import HTTPTypes

/// Why a webhook was not taken.
extension APIError {
    static let webhooksOff = APIError(
        status: .forbidden, id: "webhooks_off",
        message: "This server takes no webhooks: start it with the setting WEBHOOK_SECRET, the secret of the hooks.")

    static let signatureMissing = APIError(
        status: .unauthorized, id: "signature_missing",
        message: "A webhook must be signed: send x-akkeris-signature. Make the hook with a secret.",
        headers: [.wwwAuthenticate: "x-akkeris-signature"])

    static let signatureWrong = APIError(
        status: .unauthorized, id: "signature_wrong",
        message: "x-akkeris-signature must be \"sha1=\" and the lower-case hexadecimal HMAC-SHA1 of the body. "
            + "Give the hook the secret that is in WEBHOOK_SECRET.",
        headers: [.wwwAuthenticate: "x-akkeris-signature"])

    static let deliveryMissing = APIError(
        status: .badRequest, id: "delivery_missing",
        message: "A webhook must have an id of its own, by which it is known when it comes again: send x-akkeris-delivery.")

    /// A body that can't be used.
    init(_ error: AkkerisWebhookError) {
        guard let field = error.field else {
            self.init(status: .badRequest, id: error.code, message: error.message)
            return
        }
        let detail = ErrorDetail(index: nil, field: field, code: error.code, message: error.message)
        self = .invalid("invalid_webhook", details: [detail])
    }

    /// What a store refuses of a webhook's events.
    init(_ refusal: IngestRefusal, ofWebhook chunk: UsageChunk) {
        let details = refusal.errors.map { error in
            let event = chunk.events.first { $0.line == error.line }
            return ErrorDetail(
                index: error.line, id: event?.reference.map { chunk.names[$0.id] },
                source: event?.reference.map { chunk.names[$0.source] }, field: error.webhookField, code: error.code,
                message: error.message)
        }
        let isConflict = refusal.errors.allSatisfy { if case .conflict = $0 { true } else { false } }
        self =
            isConflict ? .invalid("conflict", status: .conflict, details: details) : .invalid("invalid_webhook", details: details)
    }

    /// The words for programs of all that is wrong.
    var codes: String { details.isEmpty ? id : details.map(\.code).joined(separator: ",") }
}

extension IngestError {
    /// Where in a webhook it is said.
    fileprivate var webhookField: String {
        switch self {
        case .planUnknown(let line, let type, _), .planWithoutPrice(let line, let type, _, _, _):
            type == .dyno ? "changes[\(line)].size" : "changes[\(line)].plan.name"
        case .organizationUnknown: "app"
        case .conflict: "x-akkeris-delivery"
        // Of lines and of retractions, which a webhook has not.
        case .endChanged, .reopened, .contradiction, .retractionRetracted: field
        }
    }
}
