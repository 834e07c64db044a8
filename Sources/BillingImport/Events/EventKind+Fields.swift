import Billing
import BillingService

extension EventKind {
    /// The types that an event can have, for a message.
    static let typeNames = allCases.map(\.name).joined(separator: ", ")

    /// The kind that an event's type tells.
    @inline(__always)
    init?(type: Bytes) {
        // The length leaves one candidate, or two that begin differently.
        switch type.count {
        case 13: self = .changed
        case 11 where type[0] == UInt8(ascii: "u"): self = .ended
        case 9: self = .moved
        case 11: self = .deleted
        case 15: self = .retracted
        default: return nil
        }
        guard type.equals(typeBytes) else { return nil }
    }

    private var typeBytes: StaticString {
        switch self {
        case .changed: "usage.changed"
        case .ended: "usage.ended"
        case .moved: "app.moved"
        case .deleted: "app.deleted"
        case .retracted: "usage.retracted"
        }
    }

    /// What the data of an event of this kind may have.
    var fields: JSONFieldSet<EventField> {
        switch self {
        case .changed: Self.changedFields
        case .ended: Self.endedFields
        case .moved: Self.movedFields
        case .deleted: Self.deletedFields
        case .retracted: Self.retractedFields
        }
    }

    /// What it must have besides what tells the app and the place.
    var requiredFields: JSONFieldSet<EventField> {
        switch self {
        case .changed: Self.changedRequiredFields
        case .ended: Self.endedRequiredFields
        case .moved, .deleted: JSONFieldSet()
        case .retracted: Self.retractedRequiredFields
        }
    }

    private static let changedFields = JSONFieldSet<EventField>(
        .organization, .organizationID, .space, .spaceID, .app, .appID, .type, .resource, .plan, .quantity, .pricePerUnit)
    private static let endedFields = JSONFieldSet<EventField>(.app, .appID, .space, .spaceID, .type, .resource)
    private static let movedFields = JSONFieldSet<EventField>(
        .app, .appID, .organization, .organizationID, .space, .spaceID)
    private static let deletedFields = JSONFieldSet<EventField>(.app, .appID, .space, .spaceID)
    private static let retractedFields = JSONFieldSet<EventField>(.source, .id)

    private static let changedRequiredFields = JSONFieldSet<EventField>(.type, .resource, .plan, .quantity)
    private static let endedRequiredFields = JSONFieldSet<EventField>(.type, .resource)
    private static let retractedRequiredFields = JSONFieldSet<EventField>(.id)
}
