public import Billing
import BillingService
import Crypto
import Foundation

/// Reads the webhooks of an Akkeris controller: what a delivery says as usage events.
///
/// A delivery tells neither the organization nor when it happened. So the place that a store knows of the app counts before
/// what is assumed here, and the time is that of receipt, except that an add-on tells when it was created.
public struct AkkerisWebhook: Sendable {
    /// What a delivery comes to.
    public enum Content: Sendable {
        case usage(UsageChunk)
        /// The delivery says nothing of usage.
        case ignored(reason: String)
    }

    /// The source that the events are of.
    public static let source = "akkeris-webhook"

    /// Who pays for an app of which the store knows no place, or nil where that is not known either.
    public var organization: String?
    /// The size of a dyno that is created without one, as the controller's own `DYNO_DEFAULT_SIZE`; nil where it is not known.
    /// It has no space in it.
    public var defaultSize: String?

    public init(organization: String? = nil, defaultSize: String? = nil) {
        self.organization = organization
        self.defaultSize = defaultSize
    }

    /// - Parameters:
    ///   - body: as it came, and as it was signed.
    ///   - delivery: the delivery's own id. Events are known by it, so that the same delivery again changes nothing.
    ///   - received: when it came.
    public func read(_ body: [UInt8], delivery: String, received: Instant) throws(AkkerisWebhookError) -> Content {
        var delivery = Delivery(id: delivery, body: body, received: received, chunk: UsageChunk())
        try requireName(delivery.id, "x-akkeris-delivery")
        let action = try decode(AkkerisWebhookBody.Action.self, from: body).action
        switch action {
        case "formation_change":
            let change = try decode(AkkerisWebhookBody.Change<AkkerisWebhookBody.Formation>.self, from: body)
            guard ["create", "update", "delete"].contains(change.change) else {
                return .ignored(reason: "formation_change \(change.change) is not usage")
            }
            try read(change, into: &delivery)
        case "addon_change":
            // Whatever else is done to an add-on has elements of other shapes.
            let kind = try decode(AkkerisWebhookBody.Kind.self, from: body).change
            guard kind == "create" || kind == "delete" else { return .ignored(reason: Self.reason(addonChange: kind)) }
            let change = try decode(AkkerisWebhookBody.Change<AkkerisWebhookBody.Addon>.self, from: body)
            try read(change, into: &delivery)
        case "destroy":
            let app = try decode(AkkerisWebhookBody.Destroyed.self, from: body).app
            try append(delivery.event(.deleted, part: nil, index: 0), of: app, to: &delivery)
        default:
            return .ignored(reason: "\(action) says nothing of usage")
        }
        if delivery.chunk.events.isEmpty { return .ignored(reason: "nothing of this changes a size or a quantity") }
        return .usage(delivery.chunk)
    }

    private static func reason(addonChange kind: String) -> String {
        let ignored = "addon_change \(kind) is not usage: only create and delete are"
        guard kind == "promote" else { return ignored }
        return ignored + "; if the plan was changed, send a usage.changed event with the new one"
    }

    // MARK: What all kinds need

    /// Adds an event of an app that is known by its id.
    func append(
        _ event: UsageEvent, of app: AkkerisWebhookBody.App, to delivery: inout Delivery
    ) throws(AkkerisWebhookError) {
        try requireName(app.id, "app.id")
        try requireName(app.name, "app.name")
        var event = event
        event.appID = delivery.chunk.names.code(of: app.id)
        event.app = delivery.chunk.names.code(of: app.name)
        delivery.chunk.events.append(event)
    }

    /// The same with a place, which counts where the store knows none of the app.
    func append(
        _ event: UsageEvent, assumedIn space: AkkerisWebhookBody.Space, of app: AkkerisWebhookBody.App,
        to delivery: inout Delivery
    ) throws(AkkerisWebhookError) {
        try requireName(space.name, "space.name")
        var event = event
        event.isPlaceAssumed = true
        event.organization = organization.map { UsageEvent.Label(name: delivery.chunk.names.code(of: $0)) }
        event.space = UsageEvent.Label(name: delivery.chunk.names.code(of: space.name))
        try append(event, of: app, to: &delivery)
    }

    func requireName(_ text: String, _ field: String) throws(AkkerisWebhookError) {
        do { try checkName(Array(text.utf8).span) } catch { throw .name(field: field, error) }
    }

    /// Checks a size, a process type or a plan: a description has spaces between these, and so none in them.
    func requireWord(_ text: String, _ field: String) throws(AkkerisWebhookError) {
        try requireName(text, field)
        guard !text.utf8.contains(UInt8(ascii: " ")) else { throw .spaceInside(field: field) }
    }

    private func decode<Value: Decodable>(
        _ type: Value.Type, from body: [UInt8]
    ) throws(AkkerisWebhookError) -> Value {
        do { return try JSONDecoder().decode(type, from: Data(body)) } catch { throw AkkerisWebhookError(error) }
    }
}

extension AkkerisWebhook {
    /// One delivery on its way into events.
    struct Delivery {
        let id: String
        let body: [UInt8]
        let received: Instant
        var chunk: UsageChunk

        /// An event without what it says.
        ///
        /// It is known by what was delivered and not by when, so that the same delivery at a later time is the same event.
        ///
        /// - Parameters:
        ///   - part: tells it from the other events of the delivery; nil where there is no other.
        ///   - index: of its element in the body.
        mutating func event(_ kind: EventKind, part: String?, index: Int) -> UsageEvent {
            var hash = SHA256()
            hash.update(data: body)
            // No JSON text has a byte 0, so no body ends as another body's part.
            if let part { hash.update(data: [0] + Array(part.utf8)) }
            let identity = hash.finalize().withUnsafeBytes { EventIdentity(bytes: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
            let name = part.map { "\(id)/\($0)" } ?? id
            let reference = UsageEvent.Reference(
                source: chunk.names.code(of: AkkerisWebhook.source), id: chunk.names.code(of: name))
            return UsageEvent(kind: kind, identity: identity, reference: reference, happened: received, line: index)
        }
    }
}
