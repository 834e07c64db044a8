import Billing
import PostgresClient

extension PostgresRowEncoder {
    /// A `numeric`: how many groups of four digits there are, the power of 10000 of the first, the sign, how many decimals, and
    /// the groups.
    func append(numeric number: Int128) {
        var groups: [UInt16] = []
        var rest = number.magnitude
        while rest > 0 {
            groups.append(UInt16(rest % 10_000))
            rest /= 10_000
        }
        let sign: UInt16 = number < 0 ? 0x4000 : 0
        let head = [UInt16(groups.count), UInt16(max(groups.count - 1, 0)), sign, 0]
        append((head + groups.reversed()).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }

    /// A `numeric` of minor units.
    func append(_ money: Money) { append(numeric: money.minorUnits) }
}
