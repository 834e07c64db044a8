import Billing

// The domain reads bytes; tests are written in texts.

extension Price {
    init(reading text: String) throws(DecimalError) { try self.init(parsing: Array(text.utf8).span) }
}

extension Quantity {
    init(reading text: String) throws(DecimalError) { try self.init(parsing: Array(text.utf8).span) }
}

extension Instant {
    init(reading text: String) throws(InstantError) { try self.init(parsing: Array(text.utf8).span) }
}

extension ItemDescription {
    init?(reading text: String, type: ItemType) { self.init(parsing: Array(text.utf8).span, type: type) }
}
