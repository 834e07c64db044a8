import Billing
import BillingExport
import BillingImport
import BillingService

extension CreditRequest {
    /// The body of a request to a server.
    func body(currency: Currency) -> [UInt8] {
        var members = [
            ("amount", amount.decimal(in: currency)), ("reason", jsonText(reason)), ("idempotency_key", jsonText(key)),
        ]
        if let validFrom { members.append(("valid_from", "\"\(validFrom)\"")) }
        if validUntil != .never { members.append(("valid_until", "\"\(validUntil)\"")) }
        return jsonObject(members)
    }
}

extension PaymentRequest {
    /// The body of a request to a server.
    func body(currency: Currency) -> [UInt8] {
        var members = [("amount", amount.decimal(in: currency)), ("idempotency_key", jsonText(key))]
        if !reference.isEmpty { members.append(("reference", jsonText(reference))) }
        return jsonObject(members)
    }
}

private func jsonText(_ text: String) -> String {
    var text = text
    var bytes: [UInt8] = []
    text.withUTF8 { appendJSONString(UnsafeRawBufferPointer($0), to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
}

private func jsonObject(_ members: [(name: String, value: String)]) -> [UInt8] {
    Array("{\(members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ","))}".utf8)
}
