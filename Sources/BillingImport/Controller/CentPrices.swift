import Billing
import PostgresClient

/// Makes exact prices of cents in floating point.
///
/// The controller means the shortest decimal number that reads back as the same floating-point number, and so that is what is
/// taken. There are few different prices, so each is worked out once.
struct CentPrices {
    private static let limit = 4096
    /// A price has two decimals more than the same in cents.
    private static let decimalsOfCents = Price.decimals - 2

    /// By their bits.
    private var known: [UInt64: Result<Price, RowProblem>] = [:]

    mutating func price(_ name: String, at column: Int, of row: borrowing PostgresRow) throws(RowProblem) -> Price {
        let bits: UInt64
        let text: String
        do {
            bits = try row.float64Bits(at: column)
            if let price = known[bits] { return try price.get() }
            text = try row.float64Text(at: column)
        } catch let problem as RowProblem {
            throw problem
        } catch let error as PostgresError {
            throw RowProblem(error, column: name)
        } catch {
            throw .unreadable(column: name, reason: "\(error)")
        }
        let price = CentPrices.price(cents: text)
        if known.count >= CentPrices.limit { known.removeAll(keepingCapacity: true) }
        known[bits] = price
        return try price.get()
    }

    /// - Parameter cents: a decimal number without exponent.
    static func price(cents: String) -> Result<Price, RowProblem> {
        do {
            let microUnits = try parseDecimal(
                Array(cents.utf8).span, decimals: decimalsOfCents, maximum: Price.maximum.microUnits)
            return .success(Price(unchecked: microUnits))
        } catch {
            return .failure(.price(cents: cents, error))
        }
    }
}
