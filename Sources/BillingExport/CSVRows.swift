/// A CSV file (RFC 4180) on its way, row by row: for what is not written by the million.
struct CSVRows {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ fields: [CSVField]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch field {
            case .own(var text): text.withUTF8 { appendCSVField(UnsafeRawBufferPointer($0), to: &bytes) }
            case .name(var name): name.withUTF8 { appendCSVName(UnsafeRawBufferPointer($0), to: &bytes) }
            }
        }
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }
}
