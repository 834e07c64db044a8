import Billing

/// A price of one unit as people read it: `$0.0025`, `12.5 CHF`.
enum PagePriceText {
    static func text(of price: Price, in currency: Currency) -> String {
        currency.symbol.map { "\($0)\(price)" } ?? "\(price) \(currency.code)"
    }
}
