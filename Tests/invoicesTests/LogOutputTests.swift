import BillingTesting
import Dispatch
import Foundation
import Testing

@testable import invoices

@Suite struct LogOutputTests {
    private let folder: TemporaryFolder
    private let file: FileHandle
    private let output: LogOutput

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "log")
        file = try FileHandle(forWritingTo: folder.url.appending(path: "log"))
        output = LogOutput(descriptor: file.fileDescriptor)
    }

    private var text: String { get throws { try folder.text("log") } }

    @Test func `a line has the time in front, and goes out soon`() async throws {
        output.write(Array(" info invoices: [x] one\n".utf8), isUrgent: false)
        for _ in 0..<500 where try text.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} info invoices: \[x\] one\n/) != nil)
    }

    @Test func `an urgent line goes out at once, behind all before it`() throws {
        output.write(Array(" one\n".utf8), isUrgent: false)
        output.write(Array(" two\n".utf8), isUrgent: true)
        #expect(try text.split(separator: "\n").map { $0.suffix(3) } == ["one", "two"])
    }

    @Test func `lines of many threads are whole, and none is lost`() throws {
        DispatchQueue.concurrentPerform(iterations: 8) { [output] thread in
            for number in 0..<1000 { output.write(Array(" \(thread)-\(number)\n".utf8), isUrgent: number % 100 == 0) }
        }
        output.flush()
        let lines = try text.split(separator: "\n").compactMap { $0.split(separator: " ").last }
        #expect(lines.count == 8000)
        #expect(Set(lines) == Set((0..<8).flatMap { thread in (0..<1000).map { "\(thread)-\($0)" } }))
    }

    @Test func `a log that nobody reads keeps nobody waiting`() throws {
        try file.close()
        for _ in 0..<10 { output.write(Array(" lost\n".utf8), isUrgent: true) }
        #expect(try text.isEmpty)
    }
}
