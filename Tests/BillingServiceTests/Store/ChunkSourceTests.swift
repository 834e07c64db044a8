import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct ChunkSourceTests {
    @Test func givesItsChunksInOrderAndThenNoMore() throws {
        let records = DocumentScenario.records
        var source = ChunkSource(UsageChunk.chunks([Array(records[0...1]), [], [records[2]]]))
        var chunk = UsageChunk()
        var lines: [[Int]] = []
        while try source.read(into: &chunk) {
            lines.append(chunk.events.map(\.line))
            chunk.removeAll()
            #expect(chunk.events.isEmpty)
            #expect(chunk.names.count == 0)
        }
        #expect(lines == [[1, 2], [], [3]])
        #expect(try !source.read(into: &chunk))
    }

    @Test func countsASummaryTogether() {
        #expect(IngestSummary(new: 1, unchanged: 20, closed: 300).total == 321)
    }
}
