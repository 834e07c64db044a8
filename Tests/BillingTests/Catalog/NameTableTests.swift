import Billing
import BillingTesting
import Testing

@Suite struct NameTableTests {
    @Test func givesEqualBytesOneCodeAndOthersAnother() {
        var table = NameTable()
        let names = ["app", "", "caf\u{E9}", "cafe\u{301}", "App", "app "]
        let codes = names.map { table.code(of: $0) }
        #expect(codes == [0, 1, 2, 3, 4, 5])
        #expect(names.map { table.code(of: $0) } == codes)
        #expect(table.count == 6)
        for (name, code) in zip(names, codes) { #expect(Array(table[code].utf8) == Array(name.utf8)) }
    }

    @Test func keepsCodesWhileItGrows() {
        var table = NameTable()
        var random = SeededRandom(seed: 1)
        var codes: [String: NameTable.Code] = [:]
        for _ in 0..<20_000 {
            let name = String(random.number(0...9999), radix: 7)
            let code = table.code(of: name)
            #expect(codes[name] == nil || codes[name] == code)
            codes[name] = code
        }
        #expect(table.count == codes.count)
        #expect(codes.allSatisfy { table[$0.value] == $0.key })
    }

    @Test func ranksByBytes() {
        var table = NameTable()
        let names = ["b", "a", "", "B", "\u{E9}", "e\u{301}", "ab", "\u{FF5E}", "\u{1F600}", "a\u{7F}"]
        let codes = names.map { table.code(of: $0) }
        let ranks = table.ranks()
        let ranked = codes.sorted { ranks[Int($0)] < ranks[Int($1)] }.map { Array(table[$0].utf8) }
        #expect(ranked == names.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(NameTable().ranks().isEmpty)
    }

    /// Bytes are compared eight at a time, so lengths on both sides of that, and a difference at each place.
    @Test func comparesNamesOfAllLengths() {
        let longest = Array("abcdefghijklmnopqrs".utf8)
        var names: [[UInt8]] = []
        for length in 0...longest.count {
            names.append(Array(longest[..<length]))
            for place in 0..<length {
                for byte: UInt8 in [0x20, 0x7F, 0xC3] {
                    var name = Array(longest[..<length])
                    name[place] = byte
                    names.append(name)
                }
            }
        }
        var table = NameTable()
        let codes = names.map { name in name.withUnsafeBytes { table.code(of: $0) } }
        #expect(table.count == names.count)
        let ranks = table.ranks()
        let inOrder = names.indices.sorted { ranks[Int(codes[$0])] < ranks[Int(codes[$1])] }.map { names[$0] }
        #expect(inOrder == names.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(table.precedes(codes[0], codes[1]) && !table.precedes(codes[1], codes[0]))
    }

    @Test func forgetsAllNames() {
        var table = NameTable()
        for number in 0..<100 { _ = table.code(of: "name \(number)") }
        table.removeAll()
        #expect(table.count == 0)
        #expect(table.code(of: "name 99") == 0)
        #expect(table.code(of: "name 0") == 1)
        #expect(table[0] == "name 99")
    }

    @Test func showsANamesBytes() {
        var table = NameTable()
        let codes = ["one", "", "three"].map { table.code(of: $0) }
        #expect(codes.map { table.withBytes(of: $0) { Array($0) } } == [Array("one".utf8), [], Array("three".utf8)])
        #expect(table.range(of: codes[2]) == 3..<8)
        #expect(table.withBytes { Array($0) } == Array("onethree".utf8))
    }
}
