import Billing
import BillingTesting
import Testing

@testable import BillingImport

/// The body of a webhook, as a controller sends it.
struct WebhookText: Sendable, CustomTestStringConvertible {
    static let app = #"{"name":"shop","id":"7edbac4b-6a5e-09e1-ef3a-08084a904621"}"#
    static let space = #"{"name":"prod"}"#
    static let received: Instant = "2026-05-04T09:30:00.123Z"

    var text: String

    init(_ text: String) { self.text = text }

    /// A change of dynos or add-ons, with the elements of `changes` as JSON.
    init(_ action: String, _ change: String, _ changes: String) {
        text =
            #"{"action":"\#(action)","app":\#(Self.app),"space":\#(Self.space),"change":"\#(change)","changes":[\#(changes)]}"#
    }

    static func formation(_ change: String, _ changes: String) -> WebhookText {
        WebhookText("formation_change", change, changes)
    }

    static func addon(_ change: String, _ changes: String) -> WebhookText {
        WebhookText("addon_change", change, changes)
    }

    static let destroy = WebhookText(#"{"action":"destroy","app":\#(app),"space":\#(space)}"#)

    /// All that the controller tells of an add-on, what is of no use included.
    static func addonElement(
        id: String = "5feef9bb-2bed-4b62-bdf5-e31691fab88c", plan: String = "alamo-redis:small",
        created: String = "2026-05-04T09:29:58.820Z"
    ) -> String {
        #"{"actions":null,"addon_service":{"id":"01bb60d2-f2bb-64c0-4c8b-ead731a690bc","name":"alamo-redis"},"#
            + #""app":{"id":"7edbac4b-6a5e-09e1-ef3a-08084a904621","name":"shop-prod"},"#
            + #""billed_price":{"cents":14000,"unit":"month"},"config_vars":{"REDIS_URL":"redis://user:pass@host/0"},"#
            + #""created_at":"\#(created)","id":"\#(id)","name":"alamo-redis-shop","#
            + #""plan":{"id":"a91d7641-a61e-fb09-654e-2def7c9f162d","name":"\#(plan)"},"primary":true,"#
            + #""provider_id":"alamo","state":"provisioned","updated_at":"\#(created)","web_url":"/apps/shop-prod"}"#
    }

    var testDescription: String { text }

    func replacing(_ part: String, with other: String) -> WebhookText {
        WebhookText(text.replacing(part, with: other))
    }

    /// Reads it, and gives its events in words.
    func events(
        delivery: String = "d-1", received: Instant = received, by webhook: AkkerisWebhook = AkkerisWebhook(organization: "acme")
    ) throws -> [WebhookEvent] {
        switch try webhook.read(Array(text.utf8), delivery: delivery, received: received) {
        case .usage(let chunk): chunk.events.map { WebhookEvent($0, names: chunk.names) }
        case .ignored: []
        }
    }

    /// Why it is not used, or nil where it is.
    func ignoredReason() throws -> String? {
        guard case .ignored(let reason) = try AkkerisWebhook().read(Array(text.utf8), delivery: "d-1", received: Self.received)
        else { return nil }
        return reason
    }
}

/// A usage event with its names as texts.
struct WebhookEvent: Equatable {
    var kind: EventKind
    var id: String?
    var identity: EventIdentity
    var happened: Instant
    var type: ItemType
    var resource: String?
    var plan: String?
    var description: String?
    var quantity: Int32?
    var price: Price?
    var organization: String?
    var space: String?
    var isPlaceAssumed: Bool
    var app: String?
    var appID: String?
    var source: String?
    var line: Int

    init(_ event: UsageEvent, names: NameTable) {
        func name(_ code: NameTable.Code?) -> String? { code.map { names[$0] } }
        kind = event.kind
        id = name(event.reference?.id)
        identity = event.identity
        happened = event.happened
        type = event.type
        resource = name(event.resource)
        plan = name(event.plan)
        description = name(event.description)
        quantity = event.quantity?.count
        price = event.price
        organization = name(event.organization?.name)
        space = name(event.space?.name)
        isPlaceAssumed = event.isPlaceAssumed
        app = name(event.app)
        appID = name(event.appID)
        source = name(event.reference?.source)
        line = event.line
    }

    /// What it says, in one line.
    var summary: String {
        let parts = [
            kind.word, "\(type.name) \(resource ?? "-")", description.map { "\"\($0)\" of \(plan ?? "-")" },
            quantity.map { "× \($0)" },
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }
}

extension EventKind {
    fileprivate var word: String {
        switch self {
        case .changed: "changed"
        case .ended: "ended"
        case .moved: "moved"
        case .deleted: "deleted"
        case .retracted: "retracted"
        }
    }
}
