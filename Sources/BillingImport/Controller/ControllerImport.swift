public import BillingService
import PostgresClient

/// Takes in the usage that a controller's database tells of, which it only reads, and in one snapshot.
///
/// The first time it reads everything, then only what has changed since, with ten minutes of overlap: transactions commit late.
/// Every event is known by the row that it comes from, so that it may be repeated, broken off and resumed at any time.
///
/// One process should do this for a database: two that do it at once can take a row for changed that is not, and
/// split what it ran where nothing happened.
public struct ControllerImport: Sendable {
    /// The source that the events are of. Their ids are those of the rows: `formation_changes/6f…`.
    public static let source = "akkeris-controller"

    private let store: any Store
    private let configuration: PostgresConfiguration
    private let clock: BillingClock
    private let limits: ControllerPass.Limits

    /// - Parameters:
    ///   - url: of the controller's database; nothing is read until ``run(isTrial:readsAll:progress:)``.
    ///   - clock: for the time of recording.
    public init(store: any Store, url: String, clock: BillingClock) {
        self.init(store: store, url: url, clock: clock, limits: ControllerPass.Limits())
    }

    init(store: any Store, url: String, clock: BillingClock, limits: ControllerPass.Limits) {
        self.store = store
        configuration = PostgresConfiguration(url, applicationName: "invoices")
        self.clock = clock
        self.limits = limits
    }

    /// Reads what is new, and takes it in.
    ///
    /// - Parameters:
    ///   - isTrial: whether to tell only what would come of it, and store nothing.
    ///   - readsAll: whether to read everything again; what is known changes nothing.
    ///   - progress: is called once a page of rows at most.
    /// - Throws: ``ControllerError``, `StoreError`, or `CancellationError`. What was taken in by then stays, and the next run
    ///   goes on from there.
    public func run(
        isTrial: Bool = false, readsAll: Bool = false, progress: (@Sendable (ControllerProgress) -> Void)? = nil
    ) async throws -> ControllerSummary {
        let cursorName = cursorName
        let earlier = readsAll ? nil : try await store.cursor(of: cursorName)
        let pass = ControllerPass(
            store: store, cursorName: cursorName, clock: clock, isTrial: isTrial, limits: limits, progress: progress)
        let cursor = try await read(pass, since: earlier.flatMap(ControllerCursor.init))
        // The pass may have left a note in it.
        if !isTrial, try await store.cursor(of: cursorName) != "\(cursor)" {
            try await store.setCursor("\(cursor)", of: cursorName)
        }
        return await pass.summary
    }

    /// Each database has a cursor of its own: another controller's rows are other rows.
    private var cursorName: String { "\(ControllerImport.source): \(configuration)" }

    private func read(_ pass: ControllerPass, since earlier: ControllerCursor?) async throws -> ControllerCursor {
        do {
            let connection = try await PostgresConnection.open(configuration)
            do {
                let cursor = try await connection.transaction(isolation: .repeatableRead, readOnly: true) {
                    @Sendable connection in
                    try await pass.read(
                        ControllerDatabase(connection: connection, pageRows: limits.pageRows), since: earlier)
                }
                await connection.close()
                return cursor
            } catch {
                await connection.close()
                throw error
            }
        } catch PostgresError.cancelled {
            throw CancellationError()
        } catch let error as PostgresError {
            throw ControllerError(error)
        }
    }
}

extension ControllerImport: CustomStringConvertible {
    /// Which database is read, without its password.
    public var description: String { "\(configuration)" }
}
