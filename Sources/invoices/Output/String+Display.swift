/// How texts that come from elsewhere, such as names, stand on a terminal.
extension String {
    /// How many columns of a terminal the text takes.
    var displayWidth: Int {
        if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text with each character written as its number, `<U+202E>`, that would not be seen, and could change how others are:
    /// control characters, those that turn the direction of writing, and those of no width that no script needs.
    ///
    /// - Parameter keepingLines: keeps the ends of lines, in texts of several.
    func harmless(keepingLines: Bool = false) -> String {
        // Nothing else begins with these bytes: the controls of ASCII, C2 (to U+00BF), D8 (to U+063F), E2 (U+2000 to U+2FFF), and
        // EF.
        let isSuspicious = utf8.contains { $0 < 0x20 || $0 == 0x7F || [0xC2, 0xD8, 0xE2, 0xEF].contains($0) }
        guard isSuspicious else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isHarmful, !(keepingLines && scalar == "\n") {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The text so that a terminal that writes some letters from right to left turns nothing else around: between FIRST STRONG
    /// ISOLATE and POP DIRECTIONAL ISOLATE, which have no width.
    var isolated: String {
        let isLeftToRight = utf8.allSatisfy { $0 < 0xD6 } || !unicodeScalars.contains { $0.isRightToLeft }
        guard !isLeftToRight else { return self }
        // What a text is indented by stays where it is.
        let start = firstIndex { $0 != " " } ?? startIndex
        return "\(self[..<start])\u{2068}\(self[start...])\u{2069}"
    }
}

extension Unicode.Scalar {
    fileprivate var isHarmful: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
            true
        default: false
        }
    }

    /// Hebrew, Arabic and their neighbours, with their forms for print.
    fileprivate var isRightToLeft: Bool {
        switch value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
