/// Writes a CSV field (RFC 4180): in quotes where it holds a comma, a quote or a line break.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets show as the text itself.
func appendCSVField(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    let formula: [UInt8] = Array("=+-@\t\r".utf8)
    let special: [UInt8] = Array(",\"\n\r".utf8)
    let isFormula = text.first.map(formula.contains) ?? false
    guard isFormula || text.contains(where: special.contains) else {
        bytes.append(contentsOf: text)
        return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
}
