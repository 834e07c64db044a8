import Billing
import BillingImport
import BillingService
import BillingSQLite
import Foundation

/// A database of a million spans that are alive in one month, made by a real import.
struct LargePlatform {
    static let spans = 1_000_000

    let path: String
    let period = LiveMonth.period

    /// - Parameter linesPath: where the file that is imported stands for a while.
    init(path: String, linesPath: String) async throws {
        self.path = path
        writeNote("  writing \(LargePlatform.spans) usage lines")
        try UsageFile.write(LiveMonth.lines(LargePlatform.spans), to: linesPath)
        writeNote("  importing them")
        let store = try SQLiteStore(path: path)
        let time = try await seconds {
            let summary = try await store.ingest(try UsageLines(path: linesPath), clock: LiveMonth.period.now)
            try expectEqual(summary, IngestSummary(new: LargePlatform.spans), "the import's summary")
        }
        try FileManager.default.removeItem(atPath: linesPath)
        try PlainDatabase(path: path).checkpoint()
        writeNote("  \(Int(Double(LargePlatform.spans) / time)) lines/s")
    }

    var organizations: [String] { (0..<LiveMonth.organizations).map(Names.organization) }

    /// The arguments that every command of the program needs for it.
    var arguments: [String] { ["--database", path, "--now", period.now.description] }

    /// What plain SQL says that the month's items are, and come to.
    func peerSums(on database: PlainDatabase, condition: String = "TRUE", binding value: Int64? = nil) throws -> TypeSums {
        let statement = try database.prepare(AmountSQL.storedSums(in: period, currency: .usd, condition: condition))
        if let value { statement.bind(value, at: 1) }
        return try TypeSums(statement)
    }
}
