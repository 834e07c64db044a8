import HTTPTypes

/// The description in OpenAPI 3.1.
enum OpenAPIJSON {
    static func bytes(version: String) -> [UInt8] { document(version: version).bytes }

    private static func document(version: String) -> OrderedJSON {
        .object([
            ("openapi", .text("3.1.0")),
            (
                "info",
                .object([
                    ("title", .text(APIDescription.title)), ("version", .text(version)),
                    ("description", .text(APIDescription.introduction)),
                ])
            ),
            ("servers", .list([.object([("url", .text("/")), ("description", .text("This server."))])])),
            ("tags", .list(DescriptionTag.allCases.map(tag))),
            ("paths", paths),
            ("components", components),
        ])
    }

    private static func tag(_ tag: DescriptionTag) -> OrderedJSON {
        .object([("name", .text(tag.rawValue)), ("description", .text(tag.description))])
    }

    /// In the order in which they are described first.
    private static var paths: OrderedJSON {
        var names: [String] = []
        var methods: [String: [(name: String, value: OrderedJSON)]] = [:]
        for operation in APIDescription.operations {
            for path in operation.paths {
                if methods[path] == nil { names.append(path) }
                let method = operation.method.rawValue.lowercased()
                methods[path, default: []].append((method, operation.json(at: path)))
            }
        }
        return .object(
            names.map { name in
                let parameters = Parameter.parameters(inPath: name).map(\.json)
                let head: [(name: String, value: OrderedJSON)] = parameters.isEmpty ? [] : [("parameters", .list(parameters))]
                return (name, .object(head + (methods[name] ?? [])))
            })
    }

    private static var components: OrderedJSON {
        .object([
            ("schemas", .object(Schemas.all.map { ($0.name, $0.schema.json) })),
            ("responses", .object(refusals)),
            (
                "headers",
                .object([
                    (
                        "Invoices-Batch",
                        .object([
                            ("description", .text("The last committed write that the response includes.")),
                            ("schema", .object([("type", .text("integer"))])),
                        ])
                    )
                ])
            ),
            ("securitySchemes", securitySchemes),
        ])
    }

    /// Answers with errors, each under the ids of what it may tell.
    private static var refusals: [(name: String, value: OrderedJSON)] {
        var names: Set<String> = []
        return APIDescription.operations.flatMap(\.refusals).compactMap { refusal in
            guard names.insert(refusal.name).inserted else { return nil }
            let texts = refusal.errors.map { "\($0.id): \($0.description)" }
            return (
                refusal.name,
                .object([
                    ("description", .text(texts.joined(separator: " "))),
                    ("content", Operation.content([("application/json", .named("Error"))], example: nil)),
                ])
            )
        }
    }

    private static var securitySchemes: OrderedJSON {
        .object([
            (
                "key",
                .object([
                    ("type", .text("apiKey")), ("in", .text("header")), ("name", .text("Authorization")),
                    ("description", .text("The server's key.")),
                ])
            ),
            (
                "bearer",
                .object([
                    ("type", .text("http")), ("scheme", .text("bearer")),
                    ("description", .text("The server's key after the word Bearer.")),
                ])
            ),
            (
                "session",
                .object([
                    ("type", .text("apiKey")), ("in", .text("cookie")), ("name", .text(Sessions.cookie)),
                    ("description", .text("That a browser has signed in at /sign-in. It lets requests read, not write.")),
                ])
            ),
        ])
    }
}
