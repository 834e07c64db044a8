import Billing

/// An object in what a server sent, whose fields are read by their names.
struct DocumentObject {
    /// What a server sent that is not what was asked for.
    struct Mismatch: Error {
        let field: String
    }

    private let members: [String: JSONValue]
    private let path: String

    private static let maximumNumber: Int64 = 900_000_000_000_000_000

    /// - Parameter path: what stands before the names of its fields, `items[0].`.
    init(_ document: JSONValue?, at path: String = "") throws(Mismatch) {
        guard case .object(let members)? = document else { throw Mismatch(field: path) }
        self.members = members
        self.path = path
    }

    /// The elements of a document that is an array.
    static func elements(of document: JSONValue, named name: String) throws(Mismatch) -> [DocumentObject] {
        guard case .array(let entries) = document else { throw Mismatch(field: name) }
        var objects: [DocumentObject] = []
        for (index, entry) in entries.enumerated() {
            objects.append(try DocumentObject(entry, at: "\(name)[\(index)]."))
        }
        return objects
    }

    /// The objects of a field that is an array.
    func objects(_ name: String) throws(Mismatch) -> [DocumentObject] {
        guard let document = members[name] else { throw Mismatch(field: path + name) }
        return try DocumentObject.elements(of: document, named: path + name)
    }

    func object(_ name: String) throws(Mismatch) -> DocumentObject {
        try DocumentObject(members[name], at: "\(path)\(name).")
    }

    /// The sentences of a field that is an object; none where it is null.
    func sentences(_ name: String) throws(Mismatch) -> [String] {
        isNull(name) ? [] : try object(name).strings("sentences")
    }

    /// The texts of a field that is an array; nil where there is no such field.
    func optionalStrings(_ name: String) throws(Mismatch) -> [String]? {
        guard let document = members[name] else { return nil }
        guard case .array(let entries) = document else { throw mismatch(name) }
        var texts: [String] = []
        for entry in entries {
            guard case .string(let text) = entry else { throw mismatch(name) }
            texts.append(text)
        }
        return texts
    }

    func isNull(_ name: String) -> Bool { members[name] == .null }

    func string(_ name: String) throws(Mismatch) -> String {
        guard case .string(let text)? = members[name] else { throw mismatch(name) }
        return text
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func stringIfAny(_ name: String) throws(Mismatch) -> String? { has(name) ? try string(name) : nil }

    func strings(_ name: String) throws(Mismatch) -> [String] {
        guard case .array(let entries)? = members[name] else { throw mismatch(name) }
        return entries.compactMap { entry in if case .string(let text) = entry { text } else { nil } }
    }

    func amounts(_ name: String, in currency: Currency) throws(Mismatch) -> [Money] {
        guard case .array(let entries)? = members[name] else { throw mismatch(name) }
        var amounts: [Money] = []
        for entry in entries { amounts.append(Money(minorUnits: try number(entry, name, decimals: currency.decimals))) }
        return amounts
    }

    func boolean(_ name: String) throws(Mismatch) -> Bool {
        guard case .boolean(let value)? = members[name] else { throw mismatch(name) }
        return value
    }

    func instant(_ name: String) throws(Mismatch) -> Instant {
        let text = try string(name)
        do { return try Instant(parsing: text.utf8.span) } catch { throw mismatch(name) }
    }

    /// A time, or ``Instant/never`` for null.
    func instantOrNever(_ name: String) throws(Mismatch) -> Instant { isNull(name) ? .never : try instant(name) }

    func money(_ name: String, in currency: Currency) throws(Mismatch) -> Money {
        Money(minorUnits: try number(name, decimals: currency.decimals))
    }

    /// The status that a word stands for.
    func status(_ name: String) throws(Mismatch) -> PaymentStatus {
        guard let status = PaymentStatus(rawValue: try string(name)) else { throw mismatch(name) }
        return status
    }

    /// A number × 10^`decimals`; a server's amounts may be below 0.
    func number(_ name: String, decimals: Int) throws(Mismatch) -> Int128 {
        try number(members[name], name, decimals: decimals)
    }

    private func number(_ value: JSONValue?, _ name: String, decimals: Int) throws(Mismatch) -> Int128 {
        guard case .number(let text)? = value else { throw mismatch(name) }
        let isNegative = text.hasPrefix("-")
        let magnitude = String(isNegative ? text.dropFirst() : text[...])
        do {
            let value = try parseDecimal(magnitude.utf8.span, decimals: decimals, maximum: Self.maximumNumber)
            return isNegative ? -Int128(value) : Int128(value)
        } catch { throw mismatch(name) }
    }

    /// That one of the fields does not fit.
    func mismatch(_ names: String) -> Mismatch { Mismatch(field: path + names) }
}
