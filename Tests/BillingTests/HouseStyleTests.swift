import Foundation
import Testing

/// What no compiler checks, and what every file keeps to.
@Suite struct HouseStyleTests {
    private struct SourceFile {
        let path: String
        let text: String
    }

    private static let package = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func sources(in folder: String) throws -> [SourceFile] {
        let root = package.appending(path: folder)
        let enumerator = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        let files = enumerator.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        return try files.map { SourceFile(path: $0.path, text: try String(contentsOf: $0, encoding: .utf8)) }
    }

    @Test func theDomainImportsNothing() throws {
        let domain = try HouseStyleTests.sources(in: "Sources/Billing")
        #expect(domain.count > 30)
        for file in domain {
            #expect(!file.text.contains(/(?m)^\s*(@\w+\s+)*((public|internal|private|package)\s+)?import\s/), "\(file.path)")
        }
    }

    @Test func theDomainHasNoFloatingPoint() throws {
        let word = /\b(Double|Float|Float16|Float32|Float64|Float80|CGFloat|Decimal|TimeInterval|NSNumber|BinaryFloatingPoint)\b/
        for file in try HouseStyleTests.sources(in: "Sources/Billing") {
            #expect(!file.text.contains(word), "\(file.path)")
        }
    }

    @Test(arguments: ["Sources", "Tests"])
    func filesAreShortAndLinesAreNotWide(folder: String) throws {
        for file in try HouseStyleTests.sources(in: folder) {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count - 1 <= 400, "\(file.path) has \(lines.count - 1) lines")
            for (index, line) in lines.enumerated() where line.count > 130 {
                Issue.record("\(file.path):\(index + 1) is \(line.count) columns wide")
            }
        }
    }
}
