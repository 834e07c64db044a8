/// How wide what a person takes for one character is: as terminals count it, which follow Unicode's East Asian Width (UAX #11).
extension Character {
    /// Two columns for emoji and for the wide letters of East Asia, none for what joins the letter before it, one for all others.
    var displayWidth: Int {
        let scalars = unicodeScalars
        guard let first = scalars.first else { return 0 }
        // An emoji has two columns, with all that makes it another one: a skin, a flag's second letter, U+FE0F.
        let isPair = scalars.count > 1 && first.isFlagLetter
        if isPair || first.isWideEmoji || scalars.contains("\u{FE0F}") { return 2 }
        return scalars.reduce(0) { $0 + $1.displayWidth }
    }
}

extension Unicode.Scalar {
    fileprivate var isFlagLetter: Bool { 0x1F1E6...0x1F1FF ~= value }

    fileprivate var isWideEmoji: Bool { value > 0xFF && properties.isEmojiPresentation && !isFlagLetter }

    fileprivate var displayWidth: Int {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x20..<0x300: return 1
        // Vowels and final consonants of Korean, which stand in the square of the consonant before them.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x16FE0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            return 2
        default: break
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWideEmoji ? 2 : 1
        }
    }
}
