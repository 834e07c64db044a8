/// What the log tells of a request.
public struct RequestLine: Sendable {
    public let method: String
    public let path: String
    public let status: Int
    public let microseconds: Int64
    public let requestID: String
}
