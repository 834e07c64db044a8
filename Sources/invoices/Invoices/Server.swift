import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A server that the command line asks instead of the local database.
struct Server {
    let url: URL
    let key: String?

    private static let timeoutSeconds: Int64 = 60
    private static let maximumLength = 1 << 30
    /// How long what comes in parts may take.
    private static let streamTimeoutHours: Int64 = 24

    /// Its address, to which paths are added.
    var base: String {
        var base = url.absoluteString
        while base.hasSuffix("/") { base.removeLast() }
        return base
    }

    /// What there is at a path.
    func get(_ path: String) async throws -> JSONValue {
        try await ask(HTTPClientRequest(url: base + path)).document
    }

    /// Sends JSON to a path.
    ///
    /// - Returns: the answer, and whether something was made.
    func post(_ body: [UInt8], to path: String) async throws -> (document: JSONValue, isNew: Bool) {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
        let (status, document) = try await ask(request)
        return (document, status == .created)
    }

    /// Gives what there is at a path while it comes, however much it is.
    func stream(_ path: String, to write: ([UInt8]) throws -> Void) async throws {
        var request = HTTPClientRequest(url: base + path)
        if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        let client = HTTPClient(configuration: Self.configuration)
        do {
            try await receive(try await response(to: request, from: client), to: write)
        } catch {
            try? await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    private func response(
        to request: HTTPClientRequest, from client: HTTPClient
    ) async throws -> HTTPClientResponse {
        do { return try await client.execute(request, timeout: .hours(Self.streamTimeoutHours)) } catch {
            throw noAnswer(error)
        }
    }

    private func receive(_ response: HTTPClientResponse, to write: ([UInt8]) throws -> Void) async throws {
        guard response.status == .ok else {
            let body = try await response.body.collect(upTo: Self.maximumLength)
            guard let document = try? JSONValue(parsing: Array(buffer: body)) else {
                throw CommandError("The server at \(base) answered \(response.status.code) \(response.status.reasonPhrase).")
            }
            throw refusal(document, status: response.status)
        }
        var parts = response.body.makeAsyncIterator()
        while true {
            let part: ByteBuffer?
            do { part = try await parts.next() } catch {
                throw CommandError("The server at \(base) broke off. Try again; its log tells why.")
            }
            guard let part else { return }
            try write(Array(buffer: part))
        }
    }

    private func ask(_ request: HTTPClientRequest) async throws -> (status: HTTPResponseStatus, document: JSONValue) {
        var request = request
        if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        let (status, body) = try await fetch(request)
        let isGood = status == .ok || status == .created
        let document: JSONValue
        do {
            document = try JSONValue(parsing: Array(buffer: body))
        } catch {
            if isGood { throw CommandError("What \(base) sent can't be read. Check the address.") }
            throw CommandError("The server at \(base) answered \(status.code) \(status.reasonPhrase).")
        }
        guard isGood else { throw refusal(document, status: status) }
        return (status, document)
    }

    /// The server's own message, and what it lists of a body.
    private func refusal(_ document: JSONValue, status: HTTPResponseStatus) -> CommandError {
        guard case .object(let members) = document, case .string(let message)? = members["message"] else {
            return CommandError("The server at \(base) answered \(status.code) \(status.reasonPhrase).")
        }
        guard case .array(let errors)? = members["errors"] else { return CommandError(message) }
        let details = errors.compactMap { error -> String? in
            guard case .object(let members) = error, case .string(let message)? = members["message"] else { return nil }
            guard case .string(let field)? = members["field"] else { return message }
            return "\(field): \(message)"
        }
        return CommandError(([message] + details).joined(separator: "\n"))
    }

    /// A server that refuses connections is not tried again: the one who asked is waiting.
    private func fetch(_ request: HTTPClientRequest) async throws -> (HTTPResponseStatus, ByteBuffer) {
        do {
            return try await HTTPClient.withHTTPClient(configuration: Self.configuration) { client in
                let response = try await client.execute(request, timeout: .seconds(Self.timeoutSeconds))
                return (response.status, try await response.body.collect(upTo: Self.maximumLength))
            }
        } catch { throw noAnswer(error) }
    }

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    private func noAnswer(_ error: any Error) -> CommandError {
        let reason = (error as? HTTPClientError).map { " (\($0.shortDescription))" } ?? ""
        return CommandError("No server answers at \(base)\(reason). Check the address, and that the server runs.")
    }
}
