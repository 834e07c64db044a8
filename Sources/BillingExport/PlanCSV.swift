public import Billing

/// The price book as CSV, a price a row, with the columns that prices are imported from.
public enum PlanCSV {
    public static func bytes(of plans: [Plan]) -> [UInt8] {
        var bytes = Array("type,plan,price_per_unit,valid_from\r\n".utf8)
        for plan in plans {
            for price in plan.prices {
                bytes += Array("\(plan.type.name),".utf8)
                var name = plan.name
                name.withUTF8 { appendCSVName(UnsafeRawBufferPointer($0), to: &bytes) }
                bytes += Array(",\(price.price),\(price.validFrom)\r\n".utf8)
            }
        }
        return bytes
    }
}
