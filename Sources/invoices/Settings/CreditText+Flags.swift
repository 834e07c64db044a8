import Billing
import BillingImport

/// What flags say of credits and payments, checked as what requests say is.
extension CreditText {
    static func amount(flag text: String, in currency: Currency) throws -> Money {
        do { return try amount(text.utf8.span, in: currency) } catch {
            throw SettingError("--amount \(error.message), not \"\(text)\".")
        }
    }

    static func text(_ given: String, flag: String) throws -> String {
        do { return try text(given.utf8.span) } catch { throw SettingError("\(flag) \(error.message).") }
    }

    /// - Parameter given: nil where a new key is to be made.
    static func key(flag given: String?) throws -> String {
        guard let given else { return randomKey() }
        do { return try key(given.utf8.span) } catch { throw SettingError("--key \(error.message).") }
    }

    private static func randomKey() -> String {
        let digits = String(UInt128.random(in: .min ... .max), radix: 36)
        return String(repeating: "0", count: max(0, 25 - digits.utf8.count)) + digits
    }
}

/// A day, which begins in UTC, or a time.
func instant(flag name: String, _ text: String) throws -> Instant {
    let time = text.utf8.count == 10 ? text + "T00:00:00Z" : text
    do { return try Instant(parsing: time.utf8.span) } catch {
        throw SettingError("\(name) \(error.message), not \"\(text)\".")
    }
}
