import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import BillingWeb

/// What a browser does with a server: it keeps cookies, and sends forms.
struct Browser {
    static let accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    /// Fields besides, such as what a proxy adds.
    var fields: HTTPFields = [:]

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    mutating func get(_ path: String) async throws -> TestResponse {
        try await send(path, .get, headers)
    }

    mutating func post(_ path: String, _ form: [(String, String)]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let text = form.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
        return try await send(path, .post, headers, ByteBuffer(string: text))
    }

    /// Fills in the form for signing in.
    mutating func signIn(_ key: String, path: String = "/plans") async throws -> TestResponse {
        let page = try await get("/sign-in?path=\(Self.encoded(path))")
        return try await post("/sign-in", [("key", key), ("path", path), ("token", Self.token(in: page) ?? "")])
    }

    /// What the page's form carries.
    static func token(in page: TestResponse) -> String? {
        page.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/).map { String($0.1) }
    }

    private var headers: HTTPFields {
        var headers = fields
        headers[.accept] = Self.accept
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        return headers
    }

    private mutating func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer? = nil
    ) async throws -> TestResponse {
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        for field in response.headers[values: .setCookie] {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = field.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return response
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if scalar == " " { return "+" }
            let isPlain = scalar.properties.isAlphabetic && scalar.isASCII || scalar.properties.numericType != nil
            return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
