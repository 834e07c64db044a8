/// The colors. Each text has a contrast of more than 4.5:1 on the ground that it stands on, also where all is printed in grey.
enum Ink: UInt32 {
    /// What is read first.
    case text = 0x1A1F2B
    /// What explains.
    case quiet = 0x565E6C
    /// Links and bars.
    case accent = 0x1D4E89
    /// The bar of all that have none of their own.
    case rest = 0x7C8595
    case paid = 0x1C6339
    case pending = 0x8A4A00
    case rule = 0xD4D8DF
    case hairline = 0xE6E9ED
    /// The ground under sums and heads.
    case panel = 0xF3F5F8

    var red: Double { Double(rawValue >> 16) / 255 }
    var green: Double { Double(rawValue >> 8 & 0xFF) / 255 }
    var blue: Double { Double(rawValue & 0xFF) / 255 }
}
