public import Billing

/// What a person would call the file that holds a scope's invoices: `akkeris-2017-02.pdf`, `account-2017-01-to-2017-03.csv`.
public struct FileName: Sendable {
    private let stem: String
    private let months: String
    private let suffix: String

    public init(of scope: Scope, _ months: ClosedRange<Month>, as format: InvoiceFormat) {
        stem =
            switch scope {
            case .account: "account"
            case .organization(let name), .space(let name): name
            }
        let (first, last) = (Self.text(of: months.lowerBound), Self.text(of: months.upperBound))
        self.months = first == last ? first : "\(first)-to-\(last)"
        suffix = format.suffix
    }

    private static func text(of month: Month) -> String { String(month.description.prefix(7)) }

    /// With nothing in it that a file system or a terminal takes for something else.
    public var text: String { name { !Self.isUnsafe($0) } }

    /// The same of ASCII alone.
    public var ascii: String { name { !Self.isUnsafe($0) && $0.isASCII } }

    /// File systems take 255 bytes; the months and the form need some of them.
    private static let maximumStemBytes = 200

    private func name(where isKept: (Unicode.Scalar) -> Bool) -> String {
        var kept = String.UnicodeScalarView()
        var length = 0
        for scalar in stem.unicodeScalars {
            // A file that begins with a dot is hidden, and one that begins with a hyphen is taken for a flag.
            let isFirst = kept.isEmpty && (scalar == "." || scalar == "-")
            let next = isKept(scalar) && !isFirst ? scalar : "_"
            length += UTF8.width(next)
            guard length <= Self.maximumStemBytes else { break }
            kept.append(next)
        }
        return "\(String(kept))-\(months)\(suffix)"
    }

    /// Separators of paths, quotes, what a shell takes for its own, and what can't be seen.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
        default: "/\\:*?\"<>|'`$%;&~!#= ".unicodeScalars.contains(scalar)
        }
    }

    /// The field of a response that tells it (RFC 6266), with the name in ASCII and, where that is another one, in UTF-8.
    public func contentDisposition(isAttachment: Bool) -> String {
        let kind = isAttachment ? "attachment" : "inline"
        guard ascii != text else { return "\(kind); filename=\"\(ascii)\"" }
        return "\(kind); filename=\"\(ascii)\"; filename*=UTF-8''\(pathSegment(of: text))"
    }
}
