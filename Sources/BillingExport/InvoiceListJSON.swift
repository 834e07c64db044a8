public import Billing

/// The list of a scope's invoices as the mission document writes it: an array of references, oldest first.
public enum InvoiceListJSON {
    public static func bytes(of months: [Month], scope: Scope) -> [UInt8] {
        let path = path(of: scope)
        var text = "["
        for (index, month) in months.enumerated() {
            text += "\(index == 0 ? "" : ","){\"$ref\":\"\(path)/\(month)\"}"
        }
        return Array((text + "]").utf8)
    }

    /// The path of a scope's invoices, in the plural spelling, ready to be followed.
    public static func path(of scope: Scope) -> String { "\(scope.path)/invoices" }
}
