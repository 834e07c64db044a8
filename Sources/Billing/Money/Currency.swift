/// The currency that an installation bills in, by its ISO 4217 code.
///
/// The code decides how many decimals an amount has: a billed amount is a whole number of minor units (cents for USD, yen
/// for JPY, fils for KWD).
public struct Currency: Hashable, Sendable {
    /// The three capital letters of ISO 4217.
    public let code: String
    /// How many decimals an amount of this currency has.
    public let decimals: Int

    public static let usd = Currency(code: "USD", decimals: 2)

    private init(code: String, decimals: Int) {
        self.code = code
        self.decimals = decimals
    }

    /// The currency of a code, or nil where `code` is not three capital letters.
    public init?(code: String) {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard code.utf8.count == 3, code.utf8.allSatisfy(letters.contains) else { return nil }
        self.init(code: code, decimals: Self.unusualDecimals[code] ?? 2)
    }

    /// How many micro-units make one minor unit.
    public var microUnitsPerMinorUnit: Int64 { Int64(powerOfTen: 6 - decimals) }

    /// The sign that people write before an amount, where there is a usual one.
    public var symbol: String? { Self.symbols[code] }

    /// The currencies of ISO 4217 whose minor unit is not a hundredth (fund codes and metals left out; none has more than
    /// three decimals that is in daily use).
    private static let unusualDecimals = [
        "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KMF": 0, "KRW": 0,
        "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0,
        "XOF": 0, "XPF": 0,
    ]

    private static let symbols = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"]
}
