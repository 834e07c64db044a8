import Billing
import BillingService

/// What a client asks for, and asks for again if the server crashed before it answered.
enum SimulatedRequest: Sendable {
    case usage(RandomEventHistory.Delivery)
    case credit(CreditGrant, organization: String)
    case payment(PaymentRequest, organization: String)

    /// The facts of usage.
    var facts: [UsageFact] {
        if case .usage(let delivery) = self { RandomEventHistory.facts(of: [delivery]).flatMap(\.self) } else { [] }
    }
}

extension SimulatedRequest: CustomStringConvertible {
    var description: String {
        switch self {
        case .usage(.prices(let prices)):
            "prices " + prices.map { "\($0.type) \($0.plan) \($0.price) from \($0.validFrom)" }.joined(separator: ", ")
        case .usage(let delivery):
            "usage " + RandomEventHistory.facts(of: [delivery]).map { "\($0)" }.joined(separator: " | ")
        case .credit(let grant, let organization):
            "credit \(grant.key) of \(grant.amount.minorUnits) to \(organization), \(grant.validFrom) to \(grant.validUntil)"
        case .payment(let request, let organization):
            "payment \(request.key) of \(request.amount.minorUnits) by \(organization) for \(request.month)"
        }
    }
}
