import Testing

/// What no compiler checks, and what every file keeps to.
@Suite struct HouseStyleTests {
    @Test func theDomainImportsNothing() throws {
        let domain = try ProjectFile.all(in: "Sources/Billing", ending: ".swift")
        #expect(domain.count > 30)
        for file in domain {
            #expect(!file.text.contains(/(?m)^\s*(@\w+\s+)*((public|internal|private|package)\s+)?import\s/), "\(file.path)")
        }
    }

    @Test func theDomainHasNoFloatingPoint() throws {
        let word = /\b(Double|Float|Float16|Float32|Float64|Float80|CGFloat|Decimal|TimeInterval|NSNumber|BinaryFloatingPoint)\b/
        for file in try ProjectFile.all(in: "Sources/Billing", ending: ".swift") {
            #expect(!file.text.contains(word), "\(file.path)")
        }
    }

    @Test(arguments: ["Sources", "Tests"])
    func filesAreShortAndLinesAreNotWide(folder: String) throws {
        for file in try ProjectFile.all(in: folder, ending: ".swift") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count - 1 <= 400, "\(file.path) has \(lines.count - 1) lines")
            for (index, line) in lines.enumerated() where line.count > 130 {
                Issue.record("\(file.path):\(index + 1) is \(line.count) columns wide")
            }
        }
    }
}
