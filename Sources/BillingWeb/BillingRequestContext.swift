import BillingService
public import Hummingbird
public import Logging
import NIOCore
import Synchronization

/// What a request carries through the middlewares.
public struct BillingRequestContext: RequestContext {
    /// Whether the request's response goes out in parts.
    final class Parts: Sendable {
        private let flag = Atomic(false)

        var isUsed: Bool { flag.load(ordering: .relaxed) }

        func use() { flag.store(true, ordering: .relaxed) }
    }

    public var coreContext: CoreRequestContextStorage
    /// The client's `Request-Id`, or one that was made for it.
    var requestID = ""
    let parts = Parts()
    private let sourceLogger: Logger
    private let channel: any Channel

    public init(source: Source) {
        coreContext = .init(source: source)
        sourceLogger = source.logger
        channel = source.channel
    }

    /// The client's address; empty where it is not known.
    var clientAddress: String { channel.remoteAddress?.ipAddress ?? "" }

    /// Logs with the request's id. It is made when it is asked for, because nearly no request logs more than its one line.
    public var logger: Logger {
        var logger = sourceLogger
        // The framework numbers requests too; one id a line is enough.
        logger[metadataKey: "hb.request.id"] = nil
        logger[metadataKey: "request_id"] = "\(requestID)"
        return logger
    }

    /// Whether an error says that the client has gone, or the server is stopping: nothing is wrong here then.
    private static func isOfConnection(_ error: any Error) -> Bool {
        error is CancellationError || error is ChannelError || error is IOError || error is NIOAsyncWriterError
    }

    /// A body that goes out while it is being made.
    ///
    /// - Parameter length: in bytes, where it is known before.
    func streamedBody(
        length: Int? = nil, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> ResponseBody {
        parts.use()
        let logger = logger
        return ResponseBody(contentLength: length) { writer in
            do { try await write(&writer) } catch {
                // The status has been sent; that the response ends early is all that the client sees.
                if !Self.isOfConnection(error) {
                    logger.error("response broken off", metadata: ["error": "\(error)"])
                }
                throw error
            }
        }
    }
}
