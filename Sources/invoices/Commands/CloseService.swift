import Billing
import BillingService
import Logging
import ServiceLifecycle

/// Closes months beside the server when their time has come, until that is asked to stop.
struct CloseService: Service {
    let closing: ClosingService
    let graceMilliseconds: Int64
    let logger: Logger

    /// How long it waits between looking.
    private static let interval = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await close()
                do { try await Task.sleep(for: Self.interval) } catch { return }
            }
        }
    }

    /// What fails is tried again the next time: months that were closed until then stay closed.
    private func close() async {
        do {
            try await closing.closeDue(graceMilliseconds: graceMilliseconds) { closing in
                logger.info(
                    "month closed",
                    metadata: [
                        "month": "\(closing.month)", "items": "\(closing.itemCount)", "batch": "\(closing.batch)",
                    ])
            }
        } catch {
            logger.error("months could not be closed", metadata: ["error": "\(error)"])
        }
    }
}
