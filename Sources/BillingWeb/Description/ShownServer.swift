import HTTPTypes
import Hummingbird

/// The server as examples name it.
struct ShownServer: Sendable {
    /// Such as `http://127.0.0.1:3000`.
    let address: String
    let needsKey: Bool

    init(address: String, needsKey: Bool) {
        self.address = address
        self.needsKey = needsKey
    }

    /// By the name that a request came for, which is anything that a client sends: what is no name of a host is not shown.
    init(of request: Request, needsKey: Bool) {
        let host = request.head.authority ?? ""
        let isHost =
            !host.isEmpty && host.utf8.count <= 255
            && host.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber || ".-:[]_".contains(character))
            }
        let isSecure = request.headers[.known("X-Forwarded-Proto")]?.lowercased() == "https"
        self.init(address: "\(isSecure ? "https" : "http")://\(isHost ? host : "127.0.0.1:3000")", needsKey: needsKey)
    }

    /// The command that sends an operation's example.
    func command(for operation: Operation) -> String {
        let example = operation.example
        let isQuoted = example.path.contains { "?&{}".contains($0) }
        let url = isQuoted ? "'\(address)\(example.path)'" : "\(address)\(example.path)"
        var parts = ["curl \(operation.method == .put ? "-X PUT " : "")\(url)"]
        if needsKey, operation.needsKey { parts.append("-H \"Authorization: $AUTH_KEY\"") }
        if example.body != nil { parts.append("-H 'Content-Type: application/json'") }
        parts += example.headers.map { "-H '\($0.name): \($0.value)'" }
        if let body = example.body { parts.append("-d '\(body)'") }
        return parts.joined(separator: " \\\n  ")
    }
}
