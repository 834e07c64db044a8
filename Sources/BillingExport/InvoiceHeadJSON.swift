public import Billing

/// All of an invoice but its items, as the mission document writes it: what comes before the first item, and after the last.
public enum InvoiceHeadJSON {
    public static let end = Array("]}".utf8)

    /// The invoice's text up to its first item.
    public static func bytes(of head: InvoiceHead) -> [UInt8] {
        var output = OutputBuffer(capacity: 2048)
        write(head, to: &output)
        return output.withBytes { Array($0) }
    }

    static func write(_ head: InvoiceHead, to output: inout OutputBuffer) {
        output.reserve(2048)
        let totals = head.totals
        func amount(_ key: StaticString, _ money: Money, to output: inout OutputBuffer) {
            output.put(key)
            output.put(text: money.decimal(in: head.currency))
        }
        amount("{\"addons_total\":", totals.rated.addons, to: &output)
        amount(",\"database_total\":", totals.rated.databases, to: &output)
        amount(",\"charges_total\":", totals.charges, to: &output)
        output.put(",\"created_at\":\"")
        output.put(head.createdAt)
        amount("\",\"credits_total\":", totals.credits, to: &output)
        output.put(",\"dyno_units\":")
        output.put(totals.rated.dynoUnits)
        output.put(",\"id\":\"")
        output.put(text: head.month.description)
        output.put("\",\"number\":\"")
        output.put(text: head.number)
        output.put("\",\"payment_status\":\"")
        output.put(text: head.status.rawValue)
        output.put("\",\"period_end\":\"")
        output.put(head.periodEnd)
        output.put("\",\"period_start\":\"")
        output.put(head.periodStart)
        amount("\",\"platform_total\":", totals.rated.dynos, to: &output)
        output.put(",\"state\":")
        output.put(Int64(head.state))
        amount(",\"total\":", totals.total, to: &output)
        output.put(",\"updated_at\":\"")
        output.put(head.updatedAt)
        output.put("\",\"weighted_dyno_hours\":")
        output.put(text: totals.rated.weightedDynoHours)
        output.put(",\"items\":[")
    }
}

extension OutputBuffer {
    /// Writes a short text that needs no escaping into room that was reserved.
    fileprivate mutating func put(text: String) {
        for byte in text.utf8 { put(byte) }
    }
}
