import BillingPages
import Testing

/// That texts can be read: the contrasts of WCAG 2.2, success criterion 1.4.3.
@Suite struct ContrastTests {
    /// The colours of light pages, and of dark ones, by their names.
    private static func palettes() throws -> [[String: String]] {
        let parts = PageStyle.css.split(separator: "@media (prefers-color-scheme: dark)")
        try #require(parts.count == 2)
        return parts.map { part in
            Dictionary(
                part.matches(of: /--([a-z-]+): (#[0-9a-f]{6});/).map { (String($0.1), String($0.2)) }, uniquingKeysWith: { $1 })
        }
    }

    private static func luminance(_ colour: String) throws -> Double {
        let number = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// To the power of 2.4: the fifth root of the twelfth power, by Newton's method.
    private static func power(_ base: Double) -> Double {
        let twelfth = (0..<12).reduce(1.0) { product, _ in product * base }
        return (0..<60).reduce(1.0) { root, _ in root - (root - twelfth / (root * root * root * root)) / 5 }
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let two = try [luminance(one), luminance(other)].sorted()
        return (two[1] + 0.05) / (two[0] + 0.05)
    }

    @Test func `the formula is the standard's`() throws {
        #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.001)
        #expect(abs(try Self.contrast("#767676", "#ffffff") - 4.54) < 0.01)
    }

    @Test(arguments: ["text", "quiet", "link", "alert", "up", "down"])
    func `texts stand out from what is behind them`(_ name: String) throws {
        for palette in try Self.palettes() {
            let colour = try #require(palette[name])
            for behind in ["back", "card", "shade"] + (name == "alert" ? ["alert-back"] : []) {
                let ratio = try Self.contrast(colour, try #require(palette[behind]))
                #expect(ratio >= 4.5, "\(name) on \(behind): \(ratio)")
            }
        }
    }

    @Test(arguments: ["dynos", "addons", "databases", "focus"])
    func `charts and what is chosen can be told`(_ name: String) throws {
        for palette in try Self.palettes() {
            let ratio = try Self.contrast(try #require(palette[name]), try #require(palette["card"]))
            #expect(ratio >= 3, "\(name): \(ratio)")
        }
    }
}
