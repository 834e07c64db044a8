import Billing
import BillingService

/// Makes usage events of the parts of CloudEvents, and checks them.
struct CloudEventAssembler: Sendable {
    private var content = EventContent()
    private var description: [UInt8] = []

    /// The event, or nil where `record` notes what is wrong with it.
    ///
    /// - Parameters:
    ///   - index: the event's in its request.
    ///   - names: gets the names of the event.
    mutating func event(
        of record: inout CloudEventRecord, in body: [UInt8], index: Int, names: inout NameTable
    ) -> UsageEvent? {
        let bytes = body.span
        let kind = record.kind(bytes)
        let source = record.source(bytes)
        let id = record.id(bytes)
        let happened = record.happened(bytes)
        guard let kind, record.attributes.isSound(.data) else { return nil }
        let data = CloudEventData(&record, kind: kind, source: source, bytes)
        guard record.problems.isEmpty, let source, let id, let happened else { return nil }

        content.removeAll()
        content.append(happened.millisecondsSince1970)
        data.append(to: &content, bytes)

        func code(_ range: Range<Int>?) -> NameTable.Code? { range.map { names.code(of: bytes.extracting($0)) } }
        func label(_ label: CloudEventData.Label?) -> UsageEvent.Label? {
            label.map { UsageEvent.Label(name: names.code(of: bytes.extracting($0.name)), id: code($0.id)) }
        }
        return UsageEvent(
            kind: kind, identity: content.identity,
            reference: UsageEvent.Reference(
                source: names.code(of: bytes.extracting(source)), id: names.code(of: bytes.extracting(id))),
            happened: happened, type: data.type ?? .dyno, quantity: data.quantity, price: data.price,
            organization: label(data.organization), space: label(data.space), app: code(data.app), appID: code(data.appID),
            resource: code(data.resource), plan: data.price == nil ? code(data.plan) : nil,
            description: description(of: data, bytes, names: &names),
            target: data.target.map {
                UsageEvent.Reference(
                    source: names.code(of: bytes.extracting($0.source)), id: names.code(of: bytes.extracting($0.id)))
            }, line: index)
    }

    /// What an item says: `gp2 web dyno`, `alamo-redis:small addon`.
    private mutating func description(
        of data: CloudEventData, _ bytes: Bytes, names: inout NameTable
    ) -> NameTable.Code? {
        guard let plan = data.plan, let resource = data.resource, let type = data.type else { return nil }
        description.removeAll(keepingCapacity: true)
        bytes.extracting(plan).withUnsafeBytes { description.append(contentsOf: $0) }
        if type == .dyno {
            description.append(UInt8(ascii: " "))
            bytes.extracting(resource).withUnsafeBytes { description.append(contentsOf: $0) }
        }
        description.append(contentsOf: type == .dyno ? " dyno".utf8 : " addon".utf8)
        return names.code(of: description.span)
    }
}
