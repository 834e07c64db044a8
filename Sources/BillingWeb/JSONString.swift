import BillingExport

/// A text as a JSON string, quotes included.
func jsonString(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
}
