public import Billing

/// Why usage was refused though each event is well-formed: it contradicts other usage, or names what is not known.
public enum IngestError: Error, Hashable, Sendable {
    /// The line is known with another end, and only an open line can change, to closed.
    case endChanged(line: Int, known: Instant, given: Instant)
    /// The line is known as closed, and is open now.
    case reopened(line: Int, known: Instant)
    /// Two different lines say what one resource ran from the same millisecond on.
    case contradiction(line: Int, happened: Instant)
    /// The source has said something else by the same id.
    case conflict(line: Int, known: EventFacts, given: EventFacts)
    /// The event has no price, and the price book does not have the plan.
    case planUnknown(line: Int, type: ItemType, plan: String)
    /// The event has no price, and the plan's first price is valid from a later time on.
    case planWithoutPrice(line: Int, type: ItemType, plan: String, happened: Instant, firstValidFrom: Instant)
    /// The event names no organization, and the app's is not known.
    case organizationUnknown(line: Int, app: String)
    /// What the event takes back is itself a retraction, or is one that takes this event back.
    case retractionRetracted(line: Int)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .endChanged: "end_changed"
        case .reopened: "reopened"
        case .contradiction: "contradiction"
        case .conflict: "conflict"
        case .planUnknown: "plan_unknown"
        case .planWithoutPrice: "plan_without_price"
        case .organizationUnknown: "organization_unknown"
        case .retractionRetracted: "retraction_retracted"
        }
    }

    /// The line in its file, or the event's index in its request, that was refused.
    public var line: Int {
        switch self {
        case .endChanged(let line, _, _), .reopened(let line, _), .contradiction(let line, _), .conflict(let line, _, _),
            .planUnknown(let line, _, _), .planWithoutPrice(let line, _, _, _, _), .organizationUnknown(let line, _),
            .retractionRetracted(let line):
            line
        }
    }

    /// Which field is wrong.
    public var field: String {
        switch self {
        case .endChanged, .reopened: "deleted_at"
        case .contradiction: "created_at"
        case .conflict: "id"
        case .planUnknown, .planWithoutPrice: "plan"
        case .organizationUnknown: "organization"
        case .retractionRetracted: "id"
        }
    }

    /// What is wrong with it, for a person.
    public var message: String {
        switch self {
        case .endChanged(_, let known, let given):
            "is \(given), but this line was imported with \(known), and an end does not change"
        case .reopened(_, let known):
            "is null, but this line was imported with \(known), and what has ended does not resume"
        case .contradiction(_, let happened):
            "another line says something else of the same resource from \(happened) on; "
                + "a resource has one configuration at a time"
        case .conflict(_, let known, let given):
            "the source has given this id to another event: known is \(known); given is \(given)"
        case .planUnknown(_, let type, let plan):
            "the price book has no \(type.planNoun) \"\(plan)\"; give the event a price_per_unit, or set the price with "
                + "PUT /plans/{plan} or invoices plans set"
        case .planWithoutPrice(_, let type, let plan, let happened, let first):
            "the \(type.planNoun) \"\(plan)\" has no price at \(happened): its first is valid from \(first)"
        case .organizationUnknown(_, let app):
            "no usage tells which organization the app \"\(app)\" belongs to, and WEBHOOK_ORGANIZATION is not set"
        case .retractionRetracted:
            "a retraction can't be taken back; send what it took back again, under a new id"
        }
    }
}

extension ItemType {
    /// What a plan of this type is called in messages.
    var planNoun: String {
        switch self {
        case .dyno: "dyno size"
        case .addon: "add-on plan"
        }
    }
}
