import Billing

/// What a platform has served.
struct ServedMemory: Sendable {
    /// An invoice of a scope.
    struct Invoice: Hashable, Sendable {
        var scope: Scope
        var month: Month
    }

    /// Something that was served at a moment.
    struct Response: Sendable {
        var scope: Scope
        var now: Instant
        var batch: Int64
        /// The settings.
        var rules: BillingRules
        /// The list.
        var months: [Month]
        var month: Month
        var text: ServedText
    }

    private static let maximumResponses = 80

    /// The content of invoices of closed months.
    private(set) var closed: [Invoice: [UInt8]] = [:]
    private(set) var responses: [Response] = []

    /// - Parameter isClosed: whether the month is, so that its content must never change again.
    mutating func note(_ response: Response, isClosed: Bool, _ random: inout SeededRandom) throws {
        let invoice = Invoice(scope: response.scope, month: response.month)
        if isClosed {
            let known = closed[invoice] ?? response.text.content
            try require(
                known == response.text.content,
                "\(response.month) of \(response.scope) is \(response.text), and was \(String(decoding: known, as: UTF8.self))")
            closed[invoice] = known
        }
        if responses.count < Self.maximumResponses {
            responses.append(response)
        } else {
            responses[random.number(0...responses.count - 1)] = response
        }
    }
}
