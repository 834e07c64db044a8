import Billing
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

    @Test func `a bar stands behind the last column, as wide as there is room`() {
        var table = TextTable([("A", .text), ("B", .word)])
        table.add(["longer", ""], bar: Bar(Money(minorUnits: 1), of: Money(minorUnits: 2)))
        table.add(["x", "y"], tint: .strong)
        #expect(table.text(width: nil, barWidth: 4) == "A       B\nlonger     ██\nx       y\n")
        #expect(table.text(width: 17, barWidth: 40) == "A       B\nlonger     ███\nx       y\n")
        #expect(table.text(width: 15, barWidth: 40) == "A       B\nlonger\nx       y\n")
        #expect(
            table.text(width: nil, style: TerminalStyle(hasColours: true))
                == "\u{1B}[2mA       B\u{1B}[0m\nlonger\n\u{1B}[1mx       y\u{1B}[0m\n")
    }

    @Test func `names do no harm, also where they are cut`() {
        var table = TextTable([("A", .text), ("B", .number)])
        table.add(["שלום שלום", "1"])
        table.add(["a\u{202E}b\n", "2"])
        #expect(
            table.text(width: nil) == """
                A                   B
                \u{2068}שלום שלום\u{2069}           1
                a<U+202E>b<U+000A>  2

                """)
        #expect(table.text(width: 11).contains("\n\u{2068}שלום של…\u{2069}  1\n"))
    }
}
