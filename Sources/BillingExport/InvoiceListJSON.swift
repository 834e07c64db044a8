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
    public static func path(of scope: Scope) -> String {
        switch scope {
        case .account: "/account/invoices"
        case .organization(let name): "/organizations/\(percentEncoded(name))/invoices"
        case .space(let name): "/spaces/\(percentEncoded(name))/invoices"
        }
    }

    /// Everything but the unreserved characters of RFC 3986, section 2.3, so that any name is one segment of a path.
    private static func percentEncoded(_ name: String) -> String {
        // A segment of dots alone would mean another path.
        let isDots = name == "." || name == ".."
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(byte)
            case UInt8(ascii: ".") where !isDots: encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
