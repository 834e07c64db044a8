import BillingService
public import Logging

/// Takes in what is new in a controller's database again and again.
public struct ControllerSync: Sendable {
    private let source: ControllerImport
    private let logger: Logger

    public init(_ source: ControllerImport, logger: Logger) {
        self.source = source
        self.logger = logger
    }

    /// Runs until its task is cancelled, and then ends at once.
    ///
    /// A run that fails, as where the database can't be reached, is logged; the next one makes up for it.
    ///
    /// - Parameter interval: how long to wait after each run.
    public func run(every interval: Duration) async {
        logger.info("reading the controller's database", metadata: ["database": "\(source)", "every": "\(interval)"])
        var reported: Set<UnreadableRow> = []
        while !Task.isCancelled {
            do {
                let summary = try await source.run()
                log(summary, reported: &reported)
            } catch {
                if Task.isCancelled { return }
                logger.error("the controller's database was not read: \(error)", metadata: ["code": "\(code(of: error))"])
            }
            do { try await Task.sleep(for: interval) } catch { return }
        }
    }

    /// - Parameter reported: the rows of which it was told before. They are read again as long as they are among the latest.
    private func log(_ summary: ControllerSummary, reported: inout Set<UnreadableRow>) {
        for row in summary.unreadable where !reported.contains(row) {
            logger.warning(
                "a row of the controller's database was not taken in: \(row)", metadata: ["code": "\(row.problem.code)"])
        }
        reported = Set(summary.unreadable)
        logger.log(
            level: summary.events.new > 0 ? .info : .debug, "the controller's database was read",
            metadata: [
                "rows": "\(summary.rowCount)", "new": "\(summary.events.new)", "unchanged": "\(summary.events.unchanged)",
                "unreadable": "\(summary.unreadableCount)",
            ])
    }

    private func code(of error: any Error) -> String {
        switch error {
        case let error as ControllerError: error.code
        case let error as StoreError: error.code
        default: "internal"
        }
    }
}
