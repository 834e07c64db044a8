import Billing
import BillingImport
import BillingService
import HTTPTypes
import Hummingbird
import Logging

/// Takes what an Akkeris controller tells of usage by webhooks, which carry no key, but a signature.
struct WebhookController {
    private let webhook: AkkerisWebhook
    private let signature: WebhookSignature?
    private let queue: IngestQueue
    private let clock: BillingClock

    /// Several times what a controller sends for an app with many add-ons.
    static let maximumBodyBytes = 1 << 20

    init(settings: WebhookSettings, queue: IngestQueue, clock: BillingClock) {
        webhook = AkkerisWebhook(organization: settings.organization, defaultSize: settings.defaultSize)
        signature = settings.secret.map(WebhookSignature.init)
        self.queue = queue
        self.clock = clock
    }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        let path: RouterPath = "/hooks/akkeris"
        router.on(path, method: .post) { request, context in try await take(request, logger: context.logger) }
        router.refuseOtherMethods(on: path, allowed: [.post])
    }

    private func take(_ request: Request, logger: Logger) async throws -> Response {
        let (body, delivery) = try await signedBody(of: request)
        do { return try await take(body, delivery: delivery) } catch {
            // A controller sends each webhook once, so this one is lost. Its body has passwords in it, and is not logged.
            let codes = (error as? APIError)?.codes ?? (error as? StoreError)?.code ?? "internal_error"
            logger.warning("webhook refused", metadata: ["delivery": "\(delivery)", "error": "\(codes)"])
            throw error
        }
    }

    /// The body, once it is known to come from who knows the secret, and the id of its delivery.
    private func signedBody(of request: Request) async throws -> (body: [UInt8], delivery: String) {
        guard let signature else { throw APIError.webhooksOff }
        guard let given = request.headers[first: .signatures] else { throw APIError.signatureMissing }
        let body = try await request.bodyBytes(upTo: Self.maximumBodyBytes)
        guard signature.isValid(given, of: body) else { throw APIError.signatureWrong }
        guard let delivery = request.headers[first: .deliveries], !delivery.isEmpty else { throw APIError.deliveryMissing }
        return (body, delivery)
    }

    private func take(_ body: [UInt8], delivery: String) async throws -> Response {
        let content: AkkerisWebhook.Content
        do { content = try webhook.read(body, delivery: delivery, received: clock.now) } catch { throw APIError(error) }
        switch content {
        case .ignored(let reason):
            return .json("{\"accepted\":0,\"duplicates\":0,\"ignored\":\(jsonString(reason))}")
        case .usage(let chunk):
            let summary = try await submit(chunk)
            return .json("{\"accepted\":\(summary.new),\"duplicates\":\(summary.unchanged)}")
        }
    }

    private func submit(_ chunk: UsageChunk) async throws -> IngestSummary {
        do { return try await queue.submit(chunk) } catch {
            switch error {
            case .refused(let refusal): throw APIError(refusal, ofWebhook: chunk)
            case .store(let error): throw error
            case .cancelled: throw StoreError.busy
            }
        }
    }
}

extension HTTPFields {
    /// The field by the first of these names that is there.
    fileprivate subscript(first names: [HTTPField.Name]) -> String? {
        names.lazy.compactMap { self[$0] }.first
    }
}

extension [HTTPField.Name] {
    /// By the names of today, and by those that older controllers have.
    fileprivate static var signatures: Self { [.known("x-akkeris-signature"), .known("x-appkit-signature")] }
    fileprivate static var deliveries: Self { [.known("x-akkeris-delivery"), .known("x-appkit-delivery")] }
}
