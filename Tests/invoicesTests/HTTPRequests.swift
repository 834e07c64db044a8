import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension TimeAmount {
    /// How long a test waits for a response: longer than a machine may stall that runs all tests, so that only a hang ends it.
    static let patience = TimeAmount.minutes(10)
}

/// Asks a server.
///
/// - Parameter host: what it is asked for as; nil for what the URL says.
func get(
    _ url: String, key: String? = nil, requestID: String? = nil, host: String? = nil
) async throws -> (status: HTTPResponseStatus, headers: HTTPHeaders, body: String) {
    var request = HTTPClientRequest(url: url)
    if let key { request.headers.add(name: "Authorization", value: key) }
    if let host { request.headers.add(name: "Host", value: host) }
    if let requestID { request.headers.add(name: "Request-Id", value: requestID) }
    let response = try await HTTPClient.shared.execute(request, timeout: .patience)
    let body = try await response.body.collect(upTo: 1 << 24)
    return (response.status, response.headers, String(buffer: body))
}

/// Sends JSON to a server.
func send(
    _ json: String, to url: String, method: HTTPMethod = .POST
) async throws -> (status: HTTPResponseStatus, body: String) {
    var request = HTTPClientRequest(url: url)
    request.method = method
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(string: json))
    let response = try await HTTPClient.shared.execute(request, timeout: .patience)
    return (response.status, String(buffer: try await response.body.collect(upTo: 1 << 24)))
}
