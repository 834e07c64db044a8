/// Writes a CSV field (RFC 4180): in quotes where it holds a comma, a quote or a line break.
func appendCSVField(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    let special: [UInt8] = Array(",\"\n\r".utf8)
    guard text.contains(where: special.contains) else {
        bytes.append(contentsOf: text)
        return
    }
    appendQuotedCSVField(text, to: &bytes)
}

/// Writes a name, which anyone may have given, as a CSV field.
///
/// A name that a spreadsheet would take for a formula gets an apostrophe in front. So does one that would read like such a name
/// with its apostrophe: to read a name back, one apostrophe is taken off where what follows apostrophes begins a formula.
func appendCSVName(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    guard beginsFormula(text) else { return appendCSVField(text, to: &bytes) }
    appendQuotedCSVField(text, after: UInt8(ascii: "'"), to: &bytes)
}

private func appendQuotedCSVField(
    _ text: UnsafeRawBufferPointer, after first: UInt8? = nil, to bytes: inout [UInt8]
) {
    bytes.append(UInt8(ascii: "\""))
    if let first { bytes.append(first) }
    for byte in text {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
}

/// Whether a spreadsheet may take a text for a formula, by OWASP's list: it begins with `=`, `+`, `-`, `@`, a tab or a line
/// break, or with the full-width form of one of the first four.
private func beginsFormula(_ text: UnsafeRawBufferPointer) -> Bool {
    let rest = text.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first else { return false }
    if "=+-@\t\r\n".utf8.contains(first) { return true }
    return first >= 0x80 && ["＝", "＋", "－", "＠"].contains { rest.starts(with: $0.utf8) }
}
