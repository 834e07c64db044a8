import Billing
import BillingService

extension Simulation {
    /// No credit is used beyond its amount, or where it is not valid; what was settled stays; all that is used is shown.
    mutating func checkCredits() async throws {
        let books = platform.books
        let service = CreditService(invoices: platform.service, clock: .fixed(at: now))
        let accounts = try await service.credits(of: .account).accounts
        try require("credits", accounts.map(\.credit.grant.amount.minorUnits), is: books.credits.map(\.amount))
        var used: [Month: Money] = [:]
        for (account, expected) in zip(accounts, books.credits) {
            let key = account.credit.grant.key
            let label = "credit \(key) of \(account.organization.name)"
            try require(account.left >= .zero, "more is used of \(label) than it has")
            let settled = account.applications.filter(\.isSettled)
            try require(
                "what is settled of \(label)", Dictionary(settled.map { ($0.month, $0.amount.minorUnits) }, uniquingKeysWith: +),
                is: expected.settled)
            for application in account.applications {
                try require(application.amount > .zero, "nothing is used of \(label) in \(application.month)")
                try require(account.credit.grant.isValid(in: application.month), "\(label) is used in \(application.month)")
                used[application.month, default: .zero] += application.amount
            }
            let known = settledCredits[key] ?? []
            let told = account.credit.settled
            try require(known.allSatisfy(told.contains), "what was settled of \(label) was \(known), and is \(told)")
            settledCredits[key] = told
        }
        // What is used of all credits is what the account's invoices show.
        for month in try await platform.service.list(of: .account, now: now).months.shuffled(using: &random).prefix(3) {
            let invoice = try await platform.service.invoice(id: month.description, of: .account, now: now, detail: .totals)
            let totals = invoice.invoice.totals
            try require("credits of \(month)", totals.credits, is: used[month] ?? .zero)
        }
    }
}
