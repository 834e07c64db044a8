/// Writes a JSON string (RFC 8259, section 7): quotes, backslashes and control characters are escaped, all else is as it is.
public func appendJSONString(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    let hexadecimal: StaticString = "0123456789abcdef"
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0..<0x20:
            bytes.append(contentsOf: Array("\\u00".utf8))
            bytes.append(hexadecimal.utf8Start[Int(byte >> 4)])
            bytes.append(hexadecimal.utf8Start[Int(byte & 15)])
        default:
            bytes.append(byte)
        }
    }
    bytes.append(UInt8(ascii: "\""))
}
