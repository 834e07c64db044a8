import Logging

/// Where the lines of requests go: one for each, so what it costs to write one is a part of what a request costs.
public protocol RequestLineOutput: Sendable {
    func write(_ line: RequestLine)
}

/// Writes the lines of requests as any other.
struct LoggerOutput: RequestLineOutput {
    let logger: Logger

    func write(_ line: RequestLine) {
        logger.info(
            "request",
            metadata: [
                "method": .string(line.method), "path": .string(line.path), "status": .stringConvertible(line.status),
                "duration_us": .stringConvertible(line.microseconds), "request_id": .string(line.requestID),
            ])
    }
}
