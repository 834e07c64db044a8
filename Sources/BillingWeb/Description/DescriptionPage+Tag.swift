import BillingPages
import HTTPTypes

extension DescriptionPage {
    /// The page of one part of the API, with commands for a server.
    init(_ tag: DescriptionTag, of server: ShownServer) {
        self.init(
            title: tag.name, lead: tag.description, operations: tag.operations.map { DescribedOperation($0, of: server) },
            parts: DescriptionTag.allCases.filter { $0 != tag }.map { PageLink($0.name, path: $0.path) })
    }
}

extension DescribedOperation {
    private static let spellings = "/organization/… is the same as /organizations/…, and /space/… as /spaces/…."

    fileprivate init(_ operation: Operation, of server: ShownServer) {
        let parameters = Parameter.parameters(inPath: operation.paths.first ?? "/") + operation.parameters
        let answer = operation.answers.first { $0.status == operation.example.status }
        self.init(
            anchor: operation.id, summary: operation.summary, method: operation.method.rawValue, paths: operation.shownPaths,
            text: operation.description + (operation.hasSingularPaths ? " \(Self.spellings)" : ""),
            parameters: parameters.map { parameter in
                DescribedField(
                    parameter.name, type: "\(parameter.place.rawValue), \(parameter.schema.typeName)",
                    isRequired: parameter.isRequired, text: parameter.schema.text)
            },
            body: operation.body?.contents.first?.schema.rows() ?? [],
            request: server.command(for: operation), answer: operation.example.answer,
            answerFields: answer?.contents.first?.schema.rows() ?? [],
            refusals: operation.allErrors.map {
                DescribedRefusal(status: $0.status, id: $0.id, text: $0.description)
            })
    }
}

extension Operation {
    /// Whether the mission document's other spelling of its paths is there too.
    fileprivate var hasSingularPaths: Bool { paths.contains(where: ScopePath.isSingular) }

    /// The paths that a person needs to see: one spelling, and without the ends that ask for a form.
    fileprivate var shownPaths: [String] {
        let plural = paths.filter { !ScopePath.isSingular($0) }
        return plural.filter { path in !plural.contains { path.hasPrefix("\($0).") } }
    }
}
