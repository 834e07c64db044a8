import BillingImport
import ServiceLifecycle

/// Reads a controller's database again and again beside the server, until that is asked to stop.
struct SyncService: Service {
    let sync: ControllerSync
    let interval: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown { await sync.run(every: interval) }
    }
}
