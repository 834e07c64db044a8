import Billing
import BillingService
import Foundation
import Synchronization
import Testing

@testable import BillingImport

@Suite struct UsageFileTests {
    /// A file that is there while `body` runs.
    private func withFile(_ name: String, _ text: String, _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
        }
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        try body(file.path(percentEncoded: false))
    }

    @Test func `a file is read`() throws {
        try withFile("usage.ndjson", LineText.dyno.ndjson) { path in
            let lines = try ReadLines(path: path)
            #expect(lines.identities == [LineText.dynoIdentity])
        }
        try withFile("usage.csv", LineText.dyno.csv) { path in
            let lines = try ReadLines(path: path)
            #expect(lines.identities == [LineText.dynoIdentity])
        }
    }

    @Test func `two readers of one file do not get in each other's way`() throws {
        let text = String(repeating: LineText.dyno.ndjson + "\n", count: 20_000)
        try withFile("usage", text) { path in
            var first = try UsageLines(path: path)
            var chunk = UsageChunk()
            #expect(try first.read(into: &chunk))
            let second = first
            #expect(try ReadLines(first).events.count == 20_000 - 16_384)
            #expect(try ReadLines(second).events.count == 20_000 - 16_384)
        }
    }

    @Test func `a CSV file without a line needs one`() throws {
        try withFile("usage.csv", "") { path in
            let error = #expect(throws: UsageLineError.self) { try ReadLines(path: path) }
            #expect(error?.problem == .headerMissing)
        }
        try withFile("usage.jsonl", "") { path in
            let lines = try ReadLines(path: path)
            #expect(lines.events.isEmpty)
        }
    }

    @Test func `a message has the path as it was given`() throws {
        try withFile("usage.ndjson", "\n{}") { path in
            let error = #expect(throws: UsageLineError.self) { try ReadLines(path: path) }
            #expect(error?.message == "\(path):2: organization: is missing")
            #expect(error.map { "\($0)" } == error?.message)
        }
    }

    @Test func `a file that is not there is refused`() {
        let error = #expect(throws: UsageFileError.self) { try UsageLines(path: "no/such/file.csv") }
        #expect(error?.message == "The file no/such/file.csv can't be opened: No such file or directory.")
        #expect(error?.code == "file_cannot_open")
    }

    @Test func `a folder is refused`() {
        let error = #expect(throws: UsageFileError.self) { try UsageLines(path: "/") }
        #expect(error?.message == "The file / can't be opened: Is a directory.")
    }

    @Test func `a file that can't be read is refused`() {
        let error = UsageFileError.cannotRead(path: "a.csv", reason: "Input/output error")
        #expect(error.message == "The file a.csv can't be read: Input/output error.")
        #expect(error.code == "file_cannot_read")
        #expect("\(error)" == error.message)
    }

    @Test func `progress is told once a block`() throws {
        let text = String(repeating: LineText.dyno.ndjson + "\n", count: 20_000)
        let told = Mutex<[UsageProgress]>([])
        try withFile("usage.ndjson", text) { path in
            _ = try ReadLines(UsageLines(path: path) { step in told.withLock { $0.append(step) } })
        }
        let steps = told.withLock { $0 }
        let total = Int64(text.utf8.count)
        #expect(steps.count == Int(total / 1_048_576) + 2)
        #expect(steps.allSatisfy { $0.totalBytes == total })
        #expect(steps.last == UsageProgress(readBytes: total, totalBytes: total, lines: 20_000))
        #expect(steps.map(\.readBytes) == steps.map(\.readBytes).sorted())
        #expect(steps.map(\.lines) == steps.map(\.lines).sorted())
    }

    @Test func `usage that contradicts other usage is refused with its place`() {
        let start = Instant(millisecondsSince1970: 0)
        let end = Instant(millisecondsSince1970: 1)
        #expect(
            IngestError.endChanged(line: 3, known: start, given: end).message(file: "usage.csv")
                == "usage.csv:3: deleted_at: is 1970-01-01T00:00:00.001Z, but this line was imported with "
                + "1970-01-01T00:00:00.000Z, and an end does not change")
        #expect(IngestError.contradiction(line: 9, happened: start).message(file: "-").hasPrefix("stdin:9: created_at: "))
    }

    private static let cluster = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/openb-usage.ndjson")
        .path(percentEncoded: false)

    @Test(.enabled(if: FileManager.default.fileExists(atPath: cluster), "../shared/data/openb-usage.ndjson is not there"))
    func `the containers of a real cluster are read`() throws {
        let lines = try ReadLines(path: Self.cluster)
        #expect(lines.events.count == 7255)
        #expect(Set(lines.identities).count == 7255)
        #expect(lines.events.last?.line == 7255)
    }
}
