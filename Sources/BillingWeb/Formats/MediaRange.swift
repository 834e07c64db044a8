/// One of the forms that a request's `Accept` says it takes (RFC 9110, section 12.5.1).
struct MediaRange {
    /// In lower case: `text`, `*`.
    let type: String
    let subtype: String
    /// In lower case and in the order in which they stand, without the weight.
    let parameters: [String]
    /// In thousandths, 0 for what is not wanted.
    let weight: Int

    /// Reads a field; what can't be read is left out.
    static func ranges(in field: String) -> [MediaRange] { field.split(separator: ",").compactMap { MediaRange($0) } }

    private init?(_ text: Substring) {
        let parts = text.lowercased().split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
        let names = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
        type = String(names[0])
        subtype = String(names[1])
        var weight = 1000
        var parameters: [String] = []
        for part in parts.dropFirst() where !part.isEmpty {
            guard part.hasPrefix("q=") else {
                parameters.append(part.filter { $0 != "\"" })
                continue
            }
            guard let given = Self.thousandths(part.dropFirst(2)) else { return nil }
            weight = given
        }
        self.parameters = parameters
        self.weight = weight
    }

    /// Whether it is for a form, and how exactly it names it: the most exact one decides. Nil where it is for another form.
    ///
    /// - Parameter mediaType: `text/csv;profile=focus`.
    func exactness(for mediaType: String) -> Int? {
        let parts = mediaType.split(separator: ";")
        let names = parts[0].split(separator: "/")
        if type == "*", subtype == "*" { return 0 }
        guard type == names[0] else { return nil }
        if subtype == "*" { return 1 }
        guard subtype == names[1] else { return nil }
        let own = parts.dropFirst().map(String.init)
        // A character set is what the form has anyway, and `version=1` and the like are nobody's business here.
        let asked = parameters.filter { $0.hasPrefix("profile=") }
        return asked == own ? 2 : nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    /// `1`, `0.8`, `0.125`.
    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts[0] == "0" || parts[0] == "1", parts.count <= 2 else { return nil }
        let whole = parts[0] == "1" ? 1 : 0
        guard parts.count == 2 else { return whole * 1000 }
        guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        let padded = parts[1] + String(repeating: "0", count: 3 - parts[1].utf8.count)
        let thousandths = whole * 1000 + (Int(padded) ?? 0)
        return thousandths <= 1000 ? thousandths : nil
    }
}
