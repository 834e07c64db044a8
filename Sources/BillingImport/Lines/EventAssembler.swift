import Billing

/// Makes a usage event of the fields of a line, and checks them.
struct EventAssembler: Sendable {
    private let format: UsageLineFormat
    /// What identifies the line that is being read.
    private var content = EventContent()

    init(format: UsageLineFormat) {
        self.format = format
    }

    /// - Parameter names: gets the names of the line.
    mutating func event(
        of record: UsageRecord, in block: [UInt8], line: Int, names: inout NameTable
    ) throws(LineFault) -> UsageEvent {
        let bytes = block.span
        if let missing = record.missing { throw LineFault(missing.name, .fieldMissing) }
        let organization = try name(.organization, of: record, bytes)
        let space = try name(.space, of: record, bytes)
        let app = try appName(of: record, bytes, space: space)
        let appID = try optionalName(.appID, of: record, bytes)
        let type = try type(of: record, bytes)
        let description = record.range(of: .description) ?? 0..<0
        let process = try process(of: description, bytes, type: type)
        let resource = try resource(of: record, bytes, process: process)
        let quantity = try quantity(of: record, bytes)
        let price = try price(of: record, bytes)
        let happened = try time(.createdAt, of: record, bytes) ?? .never
        let ended = try time(.deletedAt, of: record, bytes) ?? .never
        guard ended >= happened else {
            throw LineFault(UsageField.deletedAt.name, .endBeforeStart(end: ended, start: happened))
        }

        content.removeAll()
        content.append(bytes, organization)
        content.append(bytes, space)
        content.append(bytes, app)
        content.append(bytes, appID)
        content.append(bytes, process == nil ? resource : nil)
        content.append(bytes, description)
        content.append(Int64(type.rawValue) << 32 | Int64(quantity.count))
        content.append(price.microUnits)
        content.append(happened.millisecondsSince1970)

        return UsageEvent(
            identity: content.identity, happened: happened, ended: ended, type: type, quantity: quantity, price: price,
            organization: UsageEvent.Label(name: names.code(of: bytes.extracting(organization))),
            space: UsageEvent.Label(name: names.code(of: bytes.extracting(space))),
            app: names.code(of: bytes.extracting(app)), appID: appID.map { names.code(of: bytes.extracting($0)) },
            resource: resource.map { names.code(of: bytes.extracting($0)) },
            description: names.code(of: bytes.extracting(description)), line: line)
    }

    private func name(_ field: UsageField, of record: UsageRecord, _ bytes: Bytes) throws(LineFault) -> Range<Int> {
        try optionalName(field, of: record, bytes) ?? 0..<0
    }

    private func optionalName(
        _ field: UsageField, of record: UsageRecord, _ bytes: Bytes
    ) throws(LineFault) -> Range<Int>? {
        guard let range = record.range(of: field) else { return nil }
        do { try checkName(bytes.extracting(range)) } catch { throw LineFault(field.name, .name(error)) }
        return range
    }

    /// The app's own name, which is what counts: it may be written with or without the suffix of its space.
    private func appName(of record: UsageRecord, _ bytes: Bytes, space: Range<Int>) throws(LineFault) -> Range<Int> {
        let shown = record.range(of: .app) ?? 0..<0
        let length = AppName.ownLength(of: bytes.extracting(shown), space: bytes.extracting(space))
        let own = shown.lowerBound..<shown.lowerBound + length
        do { try checkName(bytes.extracting(own)) } catch {
            throw LineFault(format == .csv ? UsageField.app.name : "app.name", .name(error))
        }
        return own
    }

    private func type(of record: UsageRecord, _ bytes: Bytes) throws(LineFault) -> ItemType {
        let text = bytes.extracting(record.range(of: .type) ?? 0..<0)
        if text.equals("dyno") { return .dyno }
        if text.equals("addon") { return .addon }
        throw LineFault(UsageField.type.name, .typeUnknown)
    }

    /// A dyno's process type; an add-on has none.
    private func process(of description: Range<Int>, _ bytes: Bytes, type: ItemType) throws(LineFault) -> Range<Int>? {
        let text = bytes.extracting(description)
        guard let parts = ItemDescription(parsing: text, type: type) else {
            throw LineFault(UsageField.description.name, .descriptionForm(type))
        }
        do { try checkName(text.extracting(parts.plan)) } catch {
            throw LineFault(UsageField.description.name, .part(type == .dyno ? .size : .plan, error))
        }
        guard let process = parts.process else { return nil }
        do { try checkName(text.extracting(process)) } catch {
            throw LineFault(UsageField.description.name, .part(.process, error))
        }
        return description.lowerBound + process.lowerBound..<description.lowerBound + process.upperBound
    }

    private func resource(
        of record: UsageRecord, _ bytes: Bytes, process: Range<Int>?
    ) throws(LineFault) -> Range<Int>? {
        let given = try optionalName(.resource, of: record, bytes)
        guard let process else { return given }
        if let given, !bytes.extracting(given).equals(bytes.extracting(process)) {
            throw LineFault(
                UsageField.resource.name, .resourceNotProcess(process: bytes.extracting(process).shown()))
        }
        return process
    }

    private func quantity(of record: UsageRecord, _ bytes: Bytes) throws(LineFault) -> Quantity {
        do { return try Quantity(parsing: bytes.extracting(record.range(of: .quantity) ?? 0..<0)) } catch {
            throw LineFault(UsageField.quantity.name, .number(error))
        }
    }

    private func price(of record: UsageRecord, _ bytes: Bytes) throws(LineFault) -> Price {
        do { return try Price(parsing: bytes.extracting(record.range(of: .pricePerUnit) ?? 0..<0)) } catch {
            throw LineFault(UsageField.pricePerUnit.name, .number(error))
        }
    }

    private func time(_ field: UsageField, of record: UsageRecord, _ bytes: Bytes) throws(LineFault) -> Instant? {
        guard let range = record.range(of: field) else { return nil }
        do { return try Instant(parsing: bytes.extracting(range)) } catch { throw LineFault(field.name, .time(error)) }
    }
}
