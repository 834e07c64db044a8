import Billing

/// An explanation as a member of an item's object.
enum ExplanationJSON {
    /// `,"explanation":{…}`, which goes before the end of the item's object.
    static func write(_ explanation: ItemExplanation?, currency: Currency, to bytes: inout [UInt8]) {
        bytes += Array(",\"explanation\":".utf8)
        guard let explanation else {
            bytes += Array("null".utf8)
            return
        }
        bytes += Array(text(of: explanation, currency: currency).utf8)
    }

    private static func text(of explanation: ItemExplanation, currency: Currency) -> String {
        let calculation = explanation.calculation
        let exact = calculation.exact()
        let part = explanation.part
        var members = [
            "\"resource\":\(text(of: explanation.resource))",
            "\"events\":[\(explanation.events.map(text).joined(separator: ","))]",
            "\"span\":{\"start\":\"\(explanation.start)\",\"end\":\(time(explanation.end))}",
            "\"part\":{\"month\":\"\(part.month)\",\"from\":\"\(part.from)\",\"to\":\"\(part.to)\","
                + "\"unit\":\"\(part.proration == .day ? "day" : "millisecond")\",\"billed\":\(part.unitsBilled),"
                + "\"in_month\":\(part.unitsInMonth)}",
            "\"contested_days\":[\(explanation.contestedDays.map(text).joined(separator: ","))]",
            "\"price\":{\"price_per_unit\":\(calculation.price),\(text(of: explanation.priceOrigin))}",
            "\"calculation\":{\"formula\":\"\(calculation.text)\",\"exact\":\"\(exact.text)\","
                + "\"is_exact\":\(exact.isComplete),\"rounded\":\(calculation.billed.decimal(in: calculation.currency))}",
        ]
        if let correction = explanation.correction {
            members.append(
                "\"correction\":{\"invoice\":\"\(correction.month)\","
                    + "\"billed\":\(correction.billed.decimal(in: currency)),\"due\":\(correction.due.decimal(in: currency)),"
                    + "\"difference\":\(correction.difference.decimal(in: currency))}")
        }
        let sentences = ExplanationText.sentences(of: explanation, currency: currency).map(string)
        members.append("\"sentences\":[\(sentences.joined(separator: ","))]")
        return "{\(members.joined(separator: ","))}"
    }

    private static func text(of resource: ExplainedResource) -> String {
        "{\"app\":\(string(resource.app)),\"app_id\":\(optional(resource.appID)),\"type\":\"\(resource.type.name)\","
            + "\"name\":\(optional(resource.name))}"
    }

    private static func text(of event: ExplainedEvent) -> String {
        let type = event.source == nil ? "usage line" : typeName(of: event.kind)
        return "{\"role\":\"\(event.role.rawValue)\",\"type\":\"\(type)\",\"source\":\(optional(event.source)),"
            + "\"id\":\(optional(event.id)),\"happened_at\":\"\(event.happened)\",\"recorded_at\":\"\(event.recorded)\","
            + "\"batch\":\(event.batch)}"
    }

    /// The type of an event in CloudEvents.
    private static func typeName(of kind: EventKind) -> String {
        switch kind {
        case .changed: "usage.changed"
        case .ended: "usage.ended"
        case .moved: "app.moved"
        case .deleted: "app.deleted"
        case .retracted: "usage.retracted"
        }
    }

    private static func text(of day: ContestedDay) -> String {
        "{\"day\":\"\(day.day.start.description.prefix(10))\",\"is_billed_here\":\(day.isOwn),"
            + "\"billed_to\":{\"organization\":\(string(day.organization)),\"space\":\(string(day.space)),"
            + "\"description\":\(string(day.description)),\"quantity\":\(day.quantity.count),"
            + "\"price_per_unit\":\(day.price)}}"
    }

    private static func text(of origin: PriceOrigin) -> String {
        switch origin {
        case .event: "\"from\":\"usage\""
        case .priceBook(let plan, let validFrom):
            "\"from\":\"price_book\",\"plan\":\(string(plan)),\"valid_from\":\"\(validFrom)\""
        }
    }

    private static func time(_ instant: Instant) -> String { instant == .never ? "null" : "\"\(instant)\"" }

    private static func optional(_ text: String?) -> String { text.map(string) ?? "null" }

    private static func string(_ text: String) -> String {
        var bytes: [UInt8] = []
        var text = text
        text.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
