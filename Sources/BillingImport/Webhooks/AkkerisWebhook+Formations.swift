import Billing

/// Dynos: `formation_change`.
///
/// Its elements are the client's own requests, so that they say what they change and nothing else. The controller takes all of a
/// request at once, and so one process type is one event, whatever number of elements it has.
extension AkkerisWebhook {
    private struct Dyno {
        var type: NameTable.Code
        var size: String?
        var quantity: Quantity?
        /// Of its first element in the body.
        var index: Int
    }

    func read(
        _ body: AkkerisWebhookBody.Change<AkkerisWebhookBody.Formation>, into delivery: inout Delivery
    ) throws(AkkerisWebhookError) {
        for dyno in try dynos(of: body, names: &delivery.chunk.names) {
            let type = delivery.chunk.names[dyno.type]
            let part = body.changes.count > 1 ? type : nil
            if body.change == "delete" {
                var event = delivery.event(.ended, part: part, index: dyno.index)
                event.resource = dyno.type
                try append(event, of: body.app, to: &delivery)
            } else if dyno.size != nil || dyno.quantity != nil {
                var event = delivery.event(.changed, part: part, index: dyno.index)
                event.resource = dyno.type
                event.quantity = dyno.quantity
                event.plan = dyno.size.map { delivery.chunk.names.code(of: $0) }
                event.description = dyno.size.map { delivery.chunk.names.code(of: "\($0) \(type) dyno") }
                try append(event, assumedIn: body.space, of: body.app, to: &delivery)
            }
        }
    }

    /// What is said of each process type, in the order in which the types come.
    private func dynos(
        of body: AkkerisWebhookBody.Change<AkkerisWebhookBody.Formation>, names: inout NameTable
    ) throws(AkkerisWebhookError) -> [Dyno] {
        var dynos: [Dyno] = []
        var places: [NameTable.Code: Int] = [:]
        for (index, element) in body.changes.enumerated() {
            let field = "changes[\(index)]"
            guard let given = element.type else {
                throw body.change == "delete" ? .processNotTold(field: "\(field).type") : .fieldMissing(field: "\(field).type")
            }
            let type = Self.processType(given)
            try requireWord(type, "\(field).type")
            let code = names.code(of: type)
            let place = places[code] ?? dynos.count
            if place == dynos.count {
                places[code] = place
                dynos.append(Dyno(type: code, index: index))
            }
            if let size = element.size {
                try requireWord(size, "\(field).size")
                dynos[place].size = size
            }
            if let count = element.quantity?.value {
                guard let quantity = Quantity(count) else { throw .quantityRange(field: "\(field).quantity") }
                dynos[place].quantity = quantity
            }
        }
        return body.change == "create" ? dynos.map(created) : dynos
    }

    /// What the controller makes of a new dyno: one, and of the default size, where nothing else is asked for. 0 is nothing.
    private func created(_ dyno: Dyno) -> Dyno {
        var dyno = dyno
        dyno.size = dyno.size ?? defaultSize
        if dyno.quantity == nil || dyno.quantity?.count == 0 { dyno.quantity = Quantity(unchecked: 1) }
        return dyno
    }

    /// The controller takes a type without regard to case and to blanks around it, and tells it as it was asked for.
    private static func processType(_ given: String) -> String {
        let letters = given.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return String(letters).lowercased()
    }
}
