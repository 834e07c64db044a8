import Billing
import BillingTesting

/// The usage lines of the mission document's invoice, as a file has them.
let documentLines = DocumentScenario.records.map(\.line).joined()

extension UsageRecord {
    /// The record as a line of NDJSON; its names need no escaping.
    var line: String {
        let end = deletedAt.map { "\"\($0)\"" } ?? "null"
        return """
            {"organization":"\(organization)","space":"\(space)","app":{"name":"\(app)-\(space)"},\
            "description":"\(description)","type":"\(type.name)","quantity":\(quantity.count),"price_per_unit":\(price),\
            "created_at":"\(createdAt)","deleted_at":\(end)}

            """
    }
}
