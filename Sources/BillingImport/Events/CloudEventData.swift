import Billing
import BillingService

/// The data of one event, checked: where its texts stand in the body, and its numbers.
struct CloudEventData {
    /// An organization or a space.
    struct Label {
        var name: Range<Int>
        var id: Range<Int>?
    }

    /// What a retraction takes back.
    struct Target {
        var source: Range<Int>
        var id: Range<Int>
    }

    let kind: EventKind
    let organization: Label?
    let space: Label?
    let app: Range<Int>?
    let appID: Range<Int>?
    let type: ItemType?
    let resource: Range<Int>?
    let plan: Range<Int>?
    let quantity: Quantity?
    let price: Price?
    let target: Target?

    /// Checks the data of an event, and notes in `record` what is wrong with it.
    ///
    /// - Parameter source: the event's own.
    init(_ record: inout CloudEventRecord, kind: EventKind, source: Range<Int>?, _ bytes: Bytes) {
        self.kind = kind
        record.checkFields(of: kind)
        organization = Self.label(.organization, .organizationID, in: &record, bytes)
        space = Self.label(.space, .spaceID, in: &record, bytes)
        app = record.app(bytes, space: space?.name)
        appID = record.name(.appID, bytes)
        type = record.itemType(bytes)
        resource = type == .addon ? record.name(.resource, bytes) : record.word(.resource, bytes)
        plan = record.word(.plan, bytes)
        quantity = record.quantity(bytes)
        price = record.price(bytes)
        target = kind == .retracted ? record.target(bytes, source: source) : nil
        checkPlace(&record)
    }

    private static func label(
        _ field: EventField, _ idField: EventField, in record: inout CloudEventRecord, _ bytes: Bytes
    ) -> Label? {
        let id = record.name(idField, bytes)
        guard let name = record.name(field, bytes) else {
            if record.data.isAbsent(field), record.data.range(of: idField) != nil {
                record.note(field, .nameMissing(id: idField.name))
            }
            return nil
        }
        return Label(name: name, id: id)
    }

    /// Misses what tells the app, and the place where it must be told.
    private func checkPlace(_ record: inout CloudEventRecord) {
        func isAbsent(_ field: EventField) -> Bool { record.data.isAbsent(field) }
        switch kind {
        case .changed:
            if isAbsent(.app), isAbsent(.appID) { record.noteMissing(.app) }
            if isAbsent(.organization) { record.noteMissing(.organization) }
            if isAbsent(.space) { record.noteMissing(.space) }
        case .ended, .deleted:
            guard isAbsent(.appID) else { return }
            if isAbsent(.app) {
                record.note(.appID, .appMissing)
            } else if isAbsent(.space) {
                record.note(.space, .spaceOfAppMissing)
            }
        case .moved:
            if isAbsent(.appID) { record.note(.appID, .appIDMissing) }
            if isAbsent(.organization), isAbsent(.space) { record.note(.organization, .destinationMissing) }
        case .retracted: break
        }
    }

    /// Adds all that it says.
    func append(to content: inout EventContent, _ bytes: Bytes) {
        content.append(Int64(kind.rawValue) << 8 | Int64(type?.rawValue ?? .max))
        content.append(Int64(quantity?.count ?? -1))
        content.append(price?.microUnits ?? -1)
        content.append(bytes, organization?.name)
        content.append(bytes, organization?.id)
        content.append(bytes, space?.name)
        content.append(bytes, space?.id)
        content.append(bytes, app)
        content.append(bytes, appID)
        content.append(bytes, resource)
        content.append(bytes, plan)
        content.append(bytes, target?.source)
        content.append(bytes, target?.id)
    }
}
