import Billing
import BillingService
import BillingTesting

/// All that a store says at a batch, as lines of text without its keys: two stores that took the same say the same.
struct StoreTexts {
    let store: any Store
    let now: Instant
    private(set) var lines: [String] = []
    private let format = TextFormat()

    init(_ store: any Store, now: Instant) {
        self.store = store
        self.now = now
    }

    /// The invoices of some scopes, all that is known of resources, credits and payments.
    ///
    /// - Parameter batch: nil for the last one.
    static func texts(
        of store: any Store, scopes: [Scope], rules: BillingRules, now: Instant, batch: Int64?
    ) async throws -> [String] {
        var texts = StoreTexts(store, now: now)
        let service = InvoiceService(store: store, rules: rules, format: TextFormat())
        for scope in scopes { try await texts.addInvoices(of: scope, service: service, batch: batch) }
        let last = try await store.ledger().batch
        try await texts.addDossiers(at: batch ?? last)
        try await texts.addCredits(service, at: batch ?? last)
        return texts.lines
    }

    private mutating func addInvoices(of scope: Scope, service: InvoiceService, batch: Int64?) async throws {
        guard let history = try await store.history(of: scope, at: batch) else {
            lines.append("\(scope) is not known")
            return
        }
        let months = history.closed.closings.map { "\($0.month) by \($0.batch): \($0.itemCount) \($0.rules)" }
        lines.append(
            "\(scope) \(history.ledger) \(history.firstUsage.map { "\($0)" } ?? "-")"
                + " \(history.firstBilled.map { "\($0)" } ?? "-") \(months)")
        for month in try await service.list(of: scope, now: now, batch: batch).months {
            let (document, ledger) = try await service.document(
                id: month.description, of: scope, now: now, batch: batch)
            lines.append("\(scope) \(ledger) \(document.head)")
            switch document {
            case .open(let invoice):
                lines += invoice.items.inOrder().map { format.text(of: invoice.items[$0]) }
            case .closed(let closed):
                let contents = try await store.contents(of: closed.pieces, in: month)
                let counts = try await store.resources(of: closed.pieces, in: month).map(\.count)
                lines += contents.map { String(decoding: $0, as: UTF8.self) } + ["\(counts)"]
                lines.append("\(closed.pieces.map { [$0.length, $0.itemCount] })")
            }
        }
    }

    // MARK: Resources

    private mutating func addDossiers(at batch: Int64) async throws {
        var texts: [String] = []
        var last: ResourceKey?
        while true {
            let page = try await store.dossiers(after: last, limit: 3, at: batch)
            guard let end = page.last else { break }
            last = end.resource
            let again = try await store.dossiers(of: page.map(\.resource), at: batch)
            for (dossier, same) in zip(page, again) {
                texts.append(try await text(of: dossier, at: batch))
                texts.append(try await text(of: same, at: batch))
            }
        }
        lines += texts.sorted()
    }

    private func text(of dossier: ResourceDossier, at batch: Int64) async throws -> String {
        var keys = NameKeys()
        keys.apps = [dossier.app]
        for event in dossier.events {
            if let organization = event.organization { keys.organizations.insert(organization) }
            if let space = event.space { keys.spaces.insert(space) }
            for text in [event.description, event.plan, dossier.name] { if let text { keys.texts.insert(text) } }
        }
        let names = try await store.names(of: keys, at: batch)
        let events = dossier.events.sorted(by: Timeline.precedes).map { event in
            let place = [
                event.organization.flatMap { names.organizations[$0] }, event.space.flatMap { names.spaces[$0] },
                names.apps[event.app],
            ].map { "\($0?.name ?? "-")/\($0?.id ?? "-")" }
            let texts = [event.description, event.plan].map { $0.flatMap { names.texts[$0] } ?? "-" }
            return "\(event.kind) \(event.happened) \(event.ended) \(event.retracted > 0) \(event.type) \(place) \(texts)"
                + " \(event.quantity.map { "\($0.count)" } ?? "-") \(event.price.map { "\($0)" } ?? "-")"
        }
        let origins = try await store.origins(of: dossier.resource, app: dossier.app).values.map { origin in
            "\(origin.batch) \(origin.recorded) \(origin.reference.map { "\($0)" } ?? "line")"
        }
        return "\(dossier.type) \(dossier.name.flatMap { names.texts[$0] } ?? "-") \(events)"
            + " \(dossier.ends.map(\.end).sorted()) \(origins.sorted())"
    }

    // MARK: Credits and payments

    private mutating func addCredits(_ service: InvoiceService, at batch: Int64) async throws {
        let credits = try await store.credits(of: nil, at: batch)
        lines += credits.map { "\($0.grant) \($0.batch) \($0.recorded) \($0.settled)" }
        for closing in try await store.history(of: .account, at: batch)?.closed.closings ?? [] {
            lines.append("\(try await store.accountPayments(month: closing.month, at: batch))")
            for organization in Set(credits.map(\.organization)).sorted() {
                let payments = try await store.payments(of: organization, month: closing.month, at: batch)
                lines += payments.map { "\($0.request) \($0.batch) \($0.recorded)" }
                lines += try await store.credits(of: organization, at: batch).map { "\($0.grant) \($0.settled)" }
            }
        }
    }
}
