import Foundation
import Hummingbird

extension BillingRequestContext {
    /// A segment of the path, percent-decoded once; the router does not decode.
    func segment(_ name: String) throws(APIError) -> String {
        guard let raw = parameters.get(name) else { return "" }
        guard raw.utf8.contains(UInt8(ascii: "%")) else { return raw }
        guard let decoded = raw.removingPercentEncoding else { throw APIError.badPath }
        return decoded
    }
}
