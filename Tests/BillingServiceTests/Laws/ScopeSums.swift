import Billing

/// The sums of the invoices of all organizations, and of all spaces.
struct ScopeSums {
    /// What adds up: not the hours by the second rule, which are rounded once a scope.
    struct Sum: Equatable {
        var money: [Money]
        var dynoUnits: Int64

        init() {
            money = [.zero, .zero, .zero, .zero]
            dynoUnits = 0
        }

        init(_ totals: InvoiceTotals) {
            money = [totals.charges, totals.rated.dynos, totals.rated.addons, totals.rated.databases]
            dynoUnits = totals.rated.dynoUnits
        }

        static func += (left: inout Sum, right: Sum) {
            left.money = zip(left.money, right.money).map { $0 + $1 }
            left.dynoUnits += right.dynoUnits
        }
    }

    private(set) var organizations = Sum()
    private(set) var spaces = Sum()

    mutating func add(_ totals: InvoiceTotals, of scope: Scope) {
        switch scope {
        case .account: break
        case .organization: organizations += Sum(totals)
        case .space: spaces += Sum(totals)
        }
    }
}
