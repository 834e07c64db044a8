import Billing
import BillingService

/// The checks of single values. Each notes what is wrong, and gives nil then.
extension CloudEventRecord {
    /// How many characters a source has at most.
    static let maximumSourceLength = 256

    /// The kind of event, if all attributes of the event are right that say how to read it.
    mutating func kind(_ bytes: Bytes) -> EventKind? {
        if let range = required(.specVersion), !bytes.extracting(range).equals("1.0") {
            note(attribute: .specVersion, .specVersionUnknown)
        }
        if let range = attributes.range(of: .dataContentType), !bytes.extracting(range).isJSONMediaType {
            note(attribute: .dataContentType, .contentTypeUnknown)
        }
        if attributes.range(of: .dataBase64) != nil {
            note(attribute: .dataBase64, .dataEncoded)
        } else if attributes.isAbsent(.data) {
            note(attribute: .data, .missing)
        }
        guard let range = required(.type) else { return nil }
        guard let kind = EventKind(type: bytes.extracting(range)) else {
            note(attribute: .type, .eventTypeUnknown)
            return nil
        }
        return kind
    }

    mutating func id(_ bytes: Bytes) -> Range<Int>? {
        guard let range = required(.id) else { return nil }
        do { try checkName(bytes.extracting(range)) } catch {
            note(attribute: .id, .name(error))
            return nil
        }
        return range
    }

    mutating func source(_ bytes: Bytes) -> Range<Int>? {
        guard let range = required(.source) else { return nil }
        guard let problem = Self.problem(ofSource: bytes.extracting(range)) else { return range }
        note(attribute: .source, problem)
        return nil
    }

    mutating func happened(_ bytes: Bytes) -> Instant? {
        guard let range = required(.time) else { return nil }
        do { return try Instant(parsing: bytes.extracting(range)) } catch {
            note(attribute: .time, .time(error))
            return nil
        }
    }

    /// Refuses the fields that an event of this kind does not have, and misses those that it must have.
    mutating func checkFields(of kind: EventKind) {
        if !data.given.isSubset(of: kind.fields) {
            for field in data.given.fields where !kind.fields.contains(field) {
                note(field, .unknown(known: kind.fields.names))
            }
        }
        for name in unknownFields { note("data.\(name)", .unknown(known: kind.fields.names)) }
        guard !kind.requiredFields.isSubset(of: data.usable) else { return }
        for field in kind.requiredFields.fields where data.isAbsent(field) { noteMissing(field) }
    }

    mutating func noteMissing(_ field: EventField) {
        note(field, data.has(field) ? .wrongType(given: .null, wanted: field.jsonTypes.subtracting(.null)) : .missing)
    }

    mutating func name(_ field: EventField, _ bytes: Bytes) -> Range<Int>? {
        guard let range = data.range(of: field) else { return nil }
        do { try checkName(bytes.extracting(range)) } catch {
            note(field, .name(error))
            return nil
        }
        return range
    }

    /// A plan or process type, which is a word of an item's description.
    mutating func word(_ field: EventField, _ bytes: Bytes) -> Range<Int>? {
        guard let range = name(field, bytes) else { return nil }
        for index in range where bytes[index] == UInt8(ascii: " ") {
            note(field, .spaceInside)
            return nil
        }
        return range
    }

    /// The app's own name, which is what counts: it may be written with or without the suffix of its space.
    mutating func app(_ bytes: Bytes, space: Range<Int>?) -> Range<Int>? {
        guard var range = data.range(of: .app) else { return nil }
        if let space {
            let length = AppName.ownLength(of: bytes.extracting(range), space: bytes.extracting(space))
            range = range.lowerBound..<range.lowerBound + length
        }
        do { try checkName(bytes.extracting(range)) } catch {
            note(.app, .name(error))
            return nil
        }
        return range
    }

    mutating func itemType(_ bytes: Bytes) -> ItemType? {
        guard let range = data.range(of: .type) else { return nil }
        let text = bytes.extracting(range)
        if text.equals("dyno") { return .dyno }
        if text.equals("addon") { return .addon }
        note(.type, .typeUnknown)
        return nil
    }

    mutating func quantity(_ bytes: Bytes) -> Quantity? {
        guard let range = data.range(of: .quantity) else { return nil }
        do { return try Quantity(parsing: bytes.extracting(range)) } catch {
            note(.quantity, .number(error))
            return nil
        }
    }

    mutating func price(_ bytes: Bytes) -> Price? {
        guard let range = data.range(of: .pricePerUnit) else { return nil }
        do { return try Price(parsing: bytes.extracting(range)) } catch {
            note(.pricePerUnit, .number(error))
            return nil
        }
    }

    /// The event that a retraction takes back; where it does not name the source, it is the event's own.
    mutating func target(_ bytes: Bytes, source: Range<Int>?) -> CloudEventData.Target? {
        let id = name(.id, bytes)
        var source = source
        if let range = data.range(of: .source) {
            source = range
            if let problem = Self.problem(ofSource: bytes.extracting(range)) {
                note(.source, problem)
                return nil
            }
        }
        guard let id, let source else { return nil }
        return CloudEventData.Target(source: source, id: id)
    }

    /// The event's id for a message, where it can be one.
    func shownID(_ bytes: Bytes) -> String? {
        guard let range = attributes.range(of: .id), Self.isName(bytes.extracting(range)) else { return nil }
        return bytes.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The event's source for a message, where it can be one.
    func shownSource(_ bytes: Bytes) -> String? {
        guard let range = attributes.range(of: .source), Self.problem(ofSource: bytes.extracting(range)) == nil else {
            return nil
        }
        return bytes.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    private static func isName(_ text: Bytes) -> Bool {
        do { try checkName(text) } catch { return false }
        return true
    }

    private mutating func required(_ attribute: EventAttribute) -> Range<Int>? {
        if attributes.isAbsent(attribute) { note(attribute: attribute, .missing) }
        return attributes.range(of: attribute)
    }

    private static func problem(ofSource text: Bytes) -> FieldProblem? {
        do { try checkName(text, maximumLength: maximumSourceLength) } catch { return .name(error) }
        return text.isURIReference ? nil : .notURI
    }
}
