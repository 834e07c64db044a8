public import Billing

/// Plans and their prices as JSON. The present price stands first, so that it can be read without a calendar.
public enum PlanJSON {
    /// - Parameter now: decides which price is the present one; it is null where none holds yet.
    public static func bytes(of plans: [Plan], now: Instant) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (index, plan) in plans.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += self.bytes(of: plan, now: now)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }

    public static func bytes(of plan: Plan, now: Instant) -> [UInt8] {
        var bytes = Array("{\"plan\":".utf8)
        var name = plan.name
        name.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
        let prices = plan.prices.map { "{\(fields(of: $0))}" }.joined(separator: ",")
        bytes += Array(
            ",\"type\":\"\(plan.type.name)\",\(fields(of: plan.price(at: now))),\"prices\":[\(prices)]}".utf8)
        return bytes
    }

    private static func fields(of price: Plan.DatedPrice?) -> String {
        guard let price else { return "\"price_per_unit\":null,\"valid_from\":null" }
        return "\"price_per_unit\":\(price.price),\"valid_from\":\"\(price.validFrom)\""
    }
}
