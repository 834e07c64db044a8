/// The stable words for programs that errors have, as the sources write them.
enum ErrorCodes {
    /// By code, the files that have it.
    static func inSources() throws -> [String: Set<String>] {
        var codes: [String: Set<String>] = [:]
        for file in try ProjectFile.all(in: "Sources", ending: ".swift") where !isOfTests(file.path) {
            var found = property(in: file.text)
            if file.path.hasPrefix("Sources/BillingWeb/") { found += responses(in: file.text) }
            for code in found { codes[code, default: []].insert(file.path) }
        }
        return codes
    }

    private static func isOfTests(_ path: String) -> Bool {
        path.contains("Testing/") || path.hasPrefix("Sources/simulate/")
    }

    /// Those that a property `code` tells.
    private static func property(in text: String) -> [String] {
        text.matches(of: /(?m)^( *)public var code: String \{\n((?:.*\n)*?)\1\}/).flatMap { match in
            match.2.matches(of: /"([a-z][a-z0-9_]+)"/).map { String($0.1) }
        }
    }

    /// Those that the server makes itself: `status: …, id: "…"`, `(error, id: "…")`, `.invalid("…"` and `code: "…"`.
    private static func responses(in text: String) -> [String] {
        let forms = [
            /status: \.\w+,\s*id: "([a-z0-9_]+)"/, /\(\w+, id: "([a-z0-9_]+)"\)/,
            /\.invalid\(\s*"([a-z0-9_]+)"/, /\bcode: "([a-z0-9_]+)"/,
        ]
        return forms.flatMap { form in text.matches(of: form).map { String($0.1) } }
    }
}
