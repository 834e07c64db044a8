import HTTPTypes

extension Operation {
    /// An operation of OpenAPI, at one of its paths.
    func json(at path: String) -> OrderedJSON {
        var members: [(name: String, value: OrderedJSON)] = [
            ("operationId", .text(id(at: path))), ("tags", .texts([tag.rawValue])), ("summary", .text(summary)),
            ("description", .text(description)),
        ]
        if !parameters.isEmpty { members.append(("parameters", .list(parameters.map(\.json)))) }
        if let body {
            members.append(
                (
                    "requestBody",
                    .object([
                        ("description", .text(body.description)), ("required", .flag(true)),
                        ("content", Self.content(body.contents, example: example.body)),
                    ])
                ))
        }
        members.append(("responses", .object(responses(at: path))))
        members.append(("security", .list(needsKey ? securities : [])))
        return .object(members)
    }

    /// What it may be refused with, by status; the name is what the document knows such an answer by.
    var refusals: [(status: Int, name: String, errors: [DescribedError])] {
        Dictionary(grouping: allErrors, by: \.status).sorted { $0.key < $1.key }.map { status, errors in
            (status, errors.map(\.id).joined(separator: "."), errors)
        }
    }

    /// Without the words of a path where there is one path only.
    private func id(at path: String) -> String {
        guard paths.count > 1, let segment = path.split(separator: "/").first else { return id }
        let suffix = path.split(separator: "/").last?.split(separator: ".").dropFirst() ?? []
        let form = suffix.map { "\($0.prefix(1).uppercased())\($0.dropFirst())" }.joined()
        return "\(id)\(form.isEmpty ? "" : "As\(form)")Of\(segment.prefix(1).uppercased())\(segment.dropFirst())"
    }

    /// A cookie is for reading only.
    private var securities: [OrderedJSON] {
        (["key", "bearer"] + (method == .get ? ["session"] : [])).map { .object([($0, .list([]))]) }
    }

    private func responses(at path: String) -> [(name: String, value: OrderedJSON)] {
        let good = answers.map { answer -> (name: String, value: OrderedJSON) in
            var members: [(name: String, value: OrderedJSON)] = [("description", .text(answer.description))]
            if hasBatch, !answer.contents.isEmpty {
                let header = OrderedJSON.object([("$ref", .text("#/components/headers/Invoices-Batch"))])
                members.append(("headers", .object([("Invoices-Batch", header)])))
            }
            if !answer.contents.isEmpty {
                // The example is of one path, and its answer would be none of the others'.
                let isExample = path == paths.first && answer.status == example.status
                members.append(("content", Self.content(answer.contents, example: isExample ? example.answer : nil)))
            }
            return (String(answer.status), .object(members))
        }
        let refused = refusals.map { refusal -> (name: String, value: OrderedJSON) in
            (String(refusal.status), .object([("$ref", .text("#/components/responses/\(refusal.name)"))]))
        }
        return (good + refused).sorted { $0.name < $1.name }
    }

    /// - Parameter example: JSON of the first of them.
    static func content(_ contents: [(mediaType: String, schema: Schema)], example: String?) -> OrderedJSON {
        .object(
            contents.enumerated().map { index, content in
                var members: [(name: String, value: OrderedJSON)] = [("schema", content.schema.json)]
                if index == 0, let example { members.append(("example", .written(example))) }
                return (content.mediaType, .object(members))
            })
    }
}
