import BillingService
import Foundation

extension AuditOrigin {
    /// Who runs this program, and where.
    ///
    /// - Parameter program: `cli` or `server`.
    static func process(_ program: String, sealer: any Sealer) -> AuditOrigin {
        let host = ProcessInfo.processInfo.hostName
        return AuditOrigin(actor: NSUserName(), place: "\(program) \(NSUserName())@\(host)", sealer: sealer)
    }
}

extension Settings {
    /// Opens the store for as long as `body` runs; what that does is recorded as done by whoever runs this program.
    func withStore<Result>(
        createsFile: Bool, program: String = "cli", _ body: (any Store) async throws -> Result
    ) async throws -> Result {
        let (database, origin) = (try database(), AuditOrigin.process(program, sealer: try keyFile()))
        return try await AuditOrigin.$current.withValue(origin) {
            try await database.withStore(createsFile: createsFile, body)
        }
    }
}
