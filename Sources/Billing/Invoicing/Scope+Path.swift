extension Scope {
    /// The path of what belongs to the scope, in the mission document's plural spelling and ready to be followed:
    /// `/organizations/akkeris`.
    public var path: String {
        switch self {
        case .account: "/account"
        case .organization(let name): "/organizations/\(pathSegment(of: name))"
        case .space(let name): "/spaces/\(pathSegment(of: name))"
        }
    }
}

/// A name as one segment of a path: everything but the unreserved characters of RFC 3986, section 2.3, percent-encoded.
public func pathSegment(of name: String) -> String {
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
