public import Billing

/// Something that is to be recorded with the batch that does it.
public struct AuditNote: Sendable {
    public var origin: AuditOrigin
    public var action: AuditAction
    public var detail: String

    /// What a task does; nil where nothing is recorded.
    public init?(_ action: AuditAction, _ detail: @autoclosure () -> String) {
        guard let origin = AuditOrigin.current else { return nil }
        self.init(origin: origin, action: action, detail: detail())
    }

    init(origin: AuditOrigin, action: AuditAction, detail: String) {
        self.origin = origin
        self.action = action
        self.detail = detail
    }

    /// The origins of requests that share a batch, as the task that takes them knows them.
    public static func origins(of requests: [UsageChunk]) -> [AuditOrigin?] {
        let origins = AuditOrigin.ofRequests
        return origins.count == requests.count ? origins : requests.map { _ in AuditOrigin.current }
    }

    /// The events that requests take back, a note a request; requests that changed nothing are left out.
    public static func retractions(
        of requests: [UsageChunk], results: [Result<IngestSummary, IngestRefusal>], origins: [AuditOrigin?]
    ) -> [AuditNote] {
        var notes: [AuditNote] = []
        for (index, (chunk, result)) in zip(requests, results).enumerated() {
            guard let origin = origins[index], case .success(let summary) = result, summary.isChange else { continue }
            let targets = chunk.events.filter { $0.kind == .retracted }.compactMap(\.target)
            guard !targets.isEmpty else { continue }
            let shown = targets.prefix(20).map { "\(chunk.names[$0.source]) \(chunk.names[$0.id])" }
            let more = targets.count > shown.count ? " and \(targets.count - shown.count) more" : ""
            notes.append(
                AuditNote(origin: origin, action: .usageRetracted, detail: shown.joined(separator: ", ") + more))
        }
        return notes
    }

    /// What closing a month tells: that it was closed, and before, which settings are others than those of the closing before.
    public static func closing(_ closing: Closing, closed: ClosedMonths) -> [AuditNote] {
        var notes: [AuditNote?] = []
        if let last = closed.closings.max(by: { $0.batch < $1.batch }) {
            let (old, new) = (last.rules, closing.rules)
            var changes: [String] = []
            if old.proration != new.proration {
                changes.append("proration was \(old.proration.rawValue), is \(new.proration.rawValue)")
            }
            if old.databaseServices != new.databaseServices {
                func text(_ services: DatabaseServices) -> String { services.words.joined(separator: ",") }
                changes.append("databases were \(text(old.databaseServices)), are \(text(new.databaseServices))")
            }
            if !changes.isEmpty { notes.append(AuditNote(.settingsChanged, changes.joined(separator: "; "))) }
        }
        notes.append(AuditNote(.closed, "\(closing.month), \(closing.itemCount) \(closing.itemCount == 1 ? "item" : "items")"))
        return notes.compactMap(\.self)
    }

    /// A credit that was granted.
    public static func credit(_ grant: CreditGrant, to organization: String) -> [AuditNote] {
        let text = "\(grant.amount.minorUnits) minor units to \(organization), key \(grant.key): \(grant.reason)"
        return [AuditNote(.creditGranted, text)].compactMap(\.self)
    }

    /// A payment that was taken.
    public static func payment(_ request: PaymentRequest, of organization: String) -> [AuditNote] {
        let text =
            "\(request.amount.minorUnits) minor units of \(organization) for \(request.month), key \(request.key): "
            + request.reference
        return [AuditNote(.paid, text)].compactMap(\.self)
    }

    /// Prices that were set.
    public static func prices(_ prices: [PlanPrice]) -> [AuditNote] {
        let shown = prices.prefix(20).map { price in
            "\(price.type.name) \(price.plan) \(price.price.microUnits) micro-units from \(price.validFrom)"
        }
        let more = prices.count > shown.count ? " and \(prices.count - shown.count) more" : ""
        return [AuditNote(.priceSet, shown.joined(separator: ", ") + more)].compactMap(\.self)
    }

    /// A key that follows another.
    public static func rotation(to key: SigningKey) -> [AuditNote] {
        [AuditNote(.keyRotated, "to \(key.id)")].compactMap(\.self)
    }
}
