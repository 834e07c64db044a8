public import Billing

/// What is wrong with a field of an event or of a price.
public enum FieldProblem: Error, Hashable, Sendable {
    case missing
    case repeated
    case unknown(known: String)
    case wrongType(given: JSONTypes, wanted: JSONTypes)
    case name(NameError)
    /// A plan or a process type, which an item's description is made of, has a space.
    case spaceInside
    case number(DecimalError)
    case time(InstantError)
    /// Of a resource or a plan.
    case typeUnknown
    /// The plan is not the one that the path names.
    case otherPlan(path: String)

    // Of credits and payments.
    case notAboveZero
    /// A credit ends when it begins, or before.
    case untilNotAfterFrom(Instant)
    /// There is no idempotency key in the body or in the header.
    case keyMissing
    /// The key in the body is another one than that in the header.
    case otherKey(header: String)

    // Of a CloudEvent's own attributes.
    case specVersionUnknown
    case eventTypeUnknown
    case notURI
    case contentTypeUnknown
    case dataEncoded

    // Of an event's data.
    /// An organization or a space is given by its id alone.
    case nameMissing(id: String)
    /// Nothing tells which app it is.
    case appMissing
    /// An app's name is given, but not its space.
    case spaceOfAppMissing
    /// An app that moves has no id.
    case appIDMissing
    /// Nothing tells where an app moves.
    case destinationMissing

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .missing, .nameMissing, .appMissing, .spaceOfAppMissing, .appIDMissing, .destinationMissing, .keyMissing:
            "field_missing"
        case .repeated: "field_repeated"
        case .unknown: "field_unknown"
        case .wrongType: "wrong_type"
        case .name, .spaceInside: "bad_name"
        case .number, .notAboveZero: "bad_number"
        case .time, .untilNotAfterFrom: "bad_time"
        case .typeUnknown: "type_unknown"
        case .otherPlan: "other_plan"
        case .otherKey: "other_key"
        case .specVersionUnknown: "spec_version_unknown"
        case .eventTypeUnknown: "event_type_unknown"
        case .notURI: "not_uri"
        case .contentTypeUnknown: "content_type_unknown"
        case .dataEncoded: "data_encoded"
        }
    }

    /// What is wrong and what to do, as the end of a sentence that began with the field's name where there is one.
    public var message: String {
        switch self {
        case .missing: "is missing"
        case .repeated: "is given twice"
        case .unknown(let known): "unknown field; known are \(known)"
        case .wrongType(let given, let wanted): "must be \(wanted.text), not \(given.text)"
        case .name(let error): error.message
        case .spaceInside: "must not contain spaces, which separate the parts of an item's description"
        case .number(let error): error.message
        case .time(let error): error.message
        case .typeUnknown: "must be dyno or addon"
        case .otherPlan(let path): "must be the plan that the path names, \(path), or be left out"
        case .notAboveZero: "must be above 0"
        case .untilNotAfterFrom(let from): "must be later than valid_from, which is \(from)"
        case .keyMissing: "is missing: give it here, or in the header Idempotency-Key"
        case .otherKey(let header): "must be the key that the header Idempotency-Key has, \"\(header)\", or be left out"
        case .specVersionUnknown: "must be \"1.0\""
        case .eventTypeUnknown: "must be one of \(EventKind.typeNames)"
        case .notURI: "must be a URI reference (RFC 3986), such as /controller or https://controller.example.com"
        case .contentTypeUnknown: "must be application/json, or be left out"
        case .dataEncoded: "can't be read; give the data as a JSON object, in data"
        case .nameMissing(let id): "is missing: \(id) alone is not enough, because invoices show the name"
        case .appMissing: "is missing: name the app by app_id, or by app and space"
        case .spaceOfAppMissing: "is missing: an app without app_id is known by its name and its space"
        case .appIDMissing:
            "is missing: only an app with an id can move, because one without is known by its name and its space"
        case .destinationMissing: "is missing: name the organization, the space or both that the app moves to"
        }
    }
}
