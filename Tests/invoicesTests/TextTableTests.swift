import Testing

@testable import invoices

@Suite struct TextTableTests {
    private func table() -> TextTable {
        var table = TextTable([("NAME", .text), ("WHAT", .text), ("DAY", .word), ("COST", .number)])
        table.add(["storefront-production", "gp2 web dyno", "2017-02-01", "$1,213.51"])
        table.add(["a", "b", "", "$0.00"])
        return table
    }

    @Test func `without a terminal nothing is cut`() {
        #expect(
            table().text(width: nil) == """
                NAME                   WHAT          DAY              COST
                storefront-production  gp2 web dyno  2017-02-01  $1,213.51
                a                      b                             $0.00

                """)
    }

    @Test func `in a terminal the widest texts are cut, times and numbers are not`() {
        #expect(
            table().text(width: 46) == """
                NAME        WHAT         DAY              COST
                storefron…  gp2 web dy…  2017-02-01  $1,213.51
                a           b                            $0.00

                """)
    }

    @Test(arguments: ["名前", "👍👍", "abcd"])
    func `wide letters take two columns`(name: String) {
        var table = TextTable([("A", .text), ("B", .word)])
        table.add([name, "x"])
        #expect(table.text(width: nil).split(separator: "\n").last == "\(name)  x")
        #expect(table.text(width: nil).hasPrefix("A     B\n"))
    }
}
