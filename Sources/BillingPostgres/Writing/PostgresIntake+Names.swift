import Billing
import BillingService
import PostgresClient

extension PostgresIntake {
    /// Looks up the names of all new events, and the app of each.
    mutating func findNames(on connection: isolated PostgresConnection) async throws {
        for draft in drafts { want(event(of: draft)) }
        try await names.find(on: connection)
        // An app without an id is known by its name and its space's key.
        for index in drafts.indices {
            let event = event(of: drafts[index])
            guard event.kind != .retracted, event.appID == nil else { continue }
            guard let name = event.app else { throw StoreError.failed("an event names no app") }
            drafts[index].space = event.space.map { names.space($0, ledger: &ledger) }
            names.wantApp(named: name, space: drafts[index].space?.value ?? 0)
        }
        try await names.findApps(on: connection)
        for index in drafts.indices {
            let event = event(of: drafts[index])
            guard event.kind != .retracted else { continue }
            if let id = event.appID {
                drafts[index].app = names.app(id: id, ledger: &ledger)
            } else if let name = event.app {
                drafts[index].app = names.app(named: name, space: drafts[index].space?.value ?? 0, ledger: &ledger)
            }
        }
    }

    private mutating func want(_ event: UsageEvent) {
        guard event.kind != .retracted else { return }
        names.wantOrganization(event.organization)
        names.wantSpace(event.space)
        if let id = event.appID { names.wantApp(id: id, name: event.app) }
        names.wantText(event.resource)
        names.wantText(event.plan)
        names.wantText(event.description)
    }

    /// Completes all new events but for their resources: places, texts, labels. Prices are checked.
    mutating func complete(on connection: isolated PostgresConnection) async throws {
        var places = try await appPlaces(on: connection)
        for index in drafts.indices {
            var draft = drafts[index]
            let event = event(of: draft)
            guard event.kind != .retracted else { continue }
            let known =
                event.isPlaceAssumed && event.kind == .changed
                ? places?.place(
                    of: draft.app, at: event.happened, before: draft.sequence, retracted: claims.retracted) : nil
            if let known {
                (draft.organization, draft.space) = (known.organization, known.space)
            } else {
                place(&draft, as: event)
            }
            nameApp(of: &draft, as: event)
            draft.plan = names.text(event.plan, ledger: &ledger)
            draft.description = names.text(event.description, ledger: &ledger)
            draft.resourceName = names.text(event.resource, ledger: &ledger)
            check(draft, event)
            drafts[index] = draft
            places?.add(draft.timelineEvent(event))
        }
    }

    /// Where apps belong, if an event of the chunk assumes it.
    private func appPlaces(on connection: isolated PostgresConnection) async throws -> PostgresAppPlaces? {
        let asking = drafts.filter { event(of: $0).isPlaceAssumed && event(of: $0).kind == .changed }
        guard !asking.isEmpty else { return nil }
        var places = PostgresAppPlaces(of: Set(asking.map(\.app)))
        let questions = asking.filter { !names.isNew($0.app.value) }.map { (app: $0.app, instant: event(of: $0).happened) }
        if ledger.isDistributed || !claims.takenBack.isEmpty {
            try await places.read(Set(questions.map(\.app)), on: connection)
        } else {
            try await places.readLatest(questions, on: connection)
        }
        return places
    }

    /// The place that the event names; the space may be a part of its app's name. An end that only assumes its place names none.
    private mutating func place(_ draft: inout PostgresDraft, as event: UsageEvent) {
        let holds = draft.retracted == 0
        let hasPlace = event.kind != .ended || !event.isPlaceAssumed
        if hasPlace, let label = event.organization {
            let key = names.organization(label, ledger: &ledger)
            draft.organization = key
            if label.id != nil {
                draft.organizationName = names.text(label.name, ledger: &ledger)
                if holds { names.label(key.value, of: .organizations, name: label.name, named: event.happened) }
            }
        }
        if hasPlace || event.appID == nil, let label = event.space {
            let key = names.space(label, ledger: &ledger)
            draft.space = key
            if label.id != nil {
                draft.spaceName = names.text(label.name, ledger: &ledger)
                if holds { names.label(key.value, of: .spaces, name: label.name, named: event.happened) }
            }
        }
    }

    private mutating func nameApp(of draft: inout PostgresDraft, as event: UsageEvent) {
        guard event.appID != nil, let name = event.app else { return }
        draft.appName = names.text(name, ledger: &ledger)
        if draft.retracted == 0 { names.label(draft.app.value, of: .apps, name: name, named: event.happened) }
    }

    /// A change needs a price, its own or that of its plan, and somebody who pays.
    private mutating func check(_ draft: PostgresDraft, _ event: UsageEvent) {
        guard event.kind == .changed else { return }
        if event.price == nil, let plan = draft.plan, let code = event.plan {
            guard let first = prices.firstValidFrom(of: plan, type: event.type) else {
                errors.append(.planUnknown(line: event.line, type: event.type, plan: chunk.names[code]))
                return
            }
            guard first <= event.happened else {
                errors.append(
                    .planWithoutPrice(
                        line: event.line, type: event.type, plan: chunk.names[code], happened: event.happened,
                        firstValidFrom: first))
                return
            }
        }
        guard draft.organization == nil else { return }
        let app = (event.app ?? event.appID).map { chunk.names[$0] } ?? ""
        errors.append(.organizationUnknown(line: event.line, app: app))
    }
}
