import BillingExport
import HTTPTypes
import Hummingbird

/// The one way in which requests say in which form they want what they ask for: a path's suffix (`2017-02-01.csv`), else
/// `?format=csv`, else the field `Accept`.
extension Request {
    /// - Parameters:
    ///   - offered: what there is, what is sent where a request does not care first.
    ///   - suffix: what the path ends in.
    /// - Throws: 406 with the list of what there is.
    func format(among offered: [InvoiceFormat], suffix: InvoiceFormat? = nil) throws(APIError) -> InvoiceFormat {
        let named = try namedFormat(among: offered)
        if let suffix {
            guard offered.contains(suffix) else { throw .notAcceptable(suffix.suffix, offered: offered) }
            guard named == nil || named == suffix else { throw .formatsDiffer }
            return suffix
        }
        if let named { return named }
        return try acceptedFormat(among: offered)
    }

    /// Whether a person looks at what is sent, rather than a program. Who asks for what there is not is no such person.
    var prefersPage: Bool { (try? format(among: [.json, .html])) == .html }

    /// Whether it is sure at a glance that JSON is what it takes.
    var takesJSON: Bool {
        guard let accept = headers[.accept] else { return true }
        return accept == "*/*" || accept == "application/json"
    }

    private func namedFormat(among offered: [InvoiceFormat]) throws(APIError) -> InvoiceFormat? {
        // Nearly all requests have no query.
        guard uri.query != nil, let name = uri.queryParameters["format"] else { return nil }
        guard let format = InvoiceFormat(rawValue: String(name)), offered.contains(format) else {
            throw .notAcceptable("?format=\(name)", offered: offered)
        }
        return format
    }

    private func acceptedFormat(among offered: [InvoiceFormat]) throws(APIError) -> InvoiceFormat {
        if offered.first == .json, takesJSON { return .json }
        let fields = headers[values: .accept]
        guard let first = offered.first, !fields.isEmpty, fields != ["*/*"] else { return offered.first ?? .json }
        let ranges = fields.flatMap(MediaRange.ranges)
        guard !ranges.isEmpty else { return first }
        var best: (format: InvoiceFormat, weight: Int)?
        for format in offered {
            var weight = 0
            var exactness = -1
            for range in ranges {
                guard let given = range.exactness(for: format.mediaType), given > exactness else { continue }
                (weight, exactness) = (range.weight, given)
            }
            if weight > best?.weight ?? 0 { best = (format, weight) }
        }
        guard let best else { throw .notAcceptable(fields.joined(separator: ", "), offered: offered) }
        return best.format
    }
}

extension APIError {
    static func notAcceptable(_ asked: String, offered: [InvoiceFormat]) -> APIError {
        let list = offered.map { "\($0.rawValue) (\($0.mediaType))" }.joined(separator: ", ")
        return APIError(
            status: .notAcceptable, id: "not_acceptable",
            message: "There is no \(asked) of this. There is \(list): ask for one with the field Accept, with ?format=, or with "
                + "the end of the path, such as \(offered.first?.suffix ?? ".json").",
            headers: [.vary: "Accept"])
    }

    fileprivate static let formatsDiffer = APIError(
        status: .badRequest, id: "bad_request",
        message: "The path's end and ?format= name two different forms. Leave one of them out.")
}
