import Billing

extension Swift.Span<UInt8> {
    /// Whether it is made of what a URI reference may have (RFC 3986, appendix A), with two hexadecimal digits after each %.
    var isURIReference: Bool {
        var index = 0
        while index < count {
            switch self[index] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
                UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
                UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
                UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
                index += 1
            case UInt8(ascii: "%"):
                guard index + 3 <= count, hexadecimal(self, in: index + 1..<index + 3) != nil else { return false }
                index += 3
            default: return false
            }
        }
        return true
    }

    /// Whether it is `application/json` or a type that ends with `+json`, in any case and with any parameters.
    var isJSONMediaType: Bool {
        var end = 0
        while end < count, self[end] != UInt8(ascii: ";") { end += 1 }
        while end > 0, isBlank(at: end - 1) { end -= 1 }
        var start = 0
        while start < end, isBlank(at: start) { start += 1 }
        let type = extracting(start..<end)
        return type.equalsIgnoringCase("application/json")
            || type.count > 5 && type.extracting(type.count - 5..<type.count).equalsIgnoringCase("+json")
    }

    /// - Parameter word: in lower case.
    private func equalsIgnoringCase(_ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount == count else { return false }
        for index in 0..<count {
            let byte = self[index]
            let lowercase = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
            guard lowercase == word.utf8Start[index] else { return false }
        }
        return true
    }
}
