import Billing
import BillingService

/// What must be so at any time.
extension Simulation {
    /// Looks at a law that the seed chooses.
    mutating func checkSomething() async throws {
        report.checks += 1
        switch random.number(0...99) {
        case 0...46: try await checkInvoices(of: random.pick(platform.books.rater.places), count: 2)
        case 47...54: try await checkAdditivity()
        case 55...57: try await checkCompleteness(of: [random.pick(platform.books.rater.places)])
        case 58...67: try await checkCredits()
        case 68...71: try await checkExplanations()
        case 72...74: try await checkGroups()
        case 75...85: try await checkRepetition()
        default: try await checkPast()
        }
    }

    /// Looks at all laws, and at all scopes.
    mutating func checkEverything() async throws {
        let places = platform.books.rater.places
        try await checkCompleteness(of: places)
        for scope in places {
            report.checks += 2
            try await checkInvoices(of: scope, count: 4)
        }
        for _ in 1...3 {
            report.checks += 6
            try await checkAdditivity()
            try await checkExplanations()
            try await checkGroups()
            try await checkComparisons()
            try await checkRepetition()
            try await checkPast()
        }
        try await checkCredits()
    }

    // MARK: What is said now

    /// A scope's list, and some of its invoices, say what the books do, and closed ones what they always said.
    private mutating func checkInvoices(of scope: Scope, count: Int) async throws {
        let (books, rules) = (platform.books, platform.rules)
        let (listed, ledger) = try await platform.service.list(of: scope, now: now)
        try require("the ledger", ledger, is: batches[batches.count - 1].ledger)
        try require("list of \(scope)", listed, is: books.months(of: scope, now: now, rules: rules))
        guard let first = listed.first else { return }
        var months = Set(listed.shuffled(using: &random).prefix(count))
        if random.chance(20) { months.insert(first) }
        for month in months.sorted() {
            let expected = books.invoice(of: scope, month: month, now: now, rules: rules)
            if month == first { try require(!expected.items.isEmpty, "the first month of \(scope) has no item") }
            try await platform.check(month, of: scope, now: now, against: expected, name: "now")
            report.corrections += expected.items.count { $0.correctedMonth != nil }
            let response = ServedMemory.Response(
                scope: scope, now: now, batch: ledger.batch, rules: rules, months: listed, month: month,
                text: try await platform.text(of: scope, month, now: now))
            try served.note(response, isClosed: isClosed(month), &random)
        }
    }

    /// The account is the sum of its organizations, and of its spaces, to the cent.
    private mutating func checkAdditivity() async throws {
        let service = platform.service
        let months = try await service.list(of: .account, now: now).months
        guard let month = months.randomElement(using: &random) else { return }
        var sums: [Scope: [Int128]] = [:]
        for scope in platform.books.rater.places {
            let kind: Scope =
                switch scope {
                case .account: .account
                case .organization: .organization("")
                case .space: .space("")
                }
            guard try await service.list(of: scope, now: now).months.contains(month) else { continue }
            let totals = try await service.invoice(id: month.description, of: scope, now: now, detail: .totals).invoice.totals
            let amounts =
                [
                    totals.charges, totals.rated.dynos, totals.rated.addons, totals.rated.databases, totals.credits, totals.total,
                ].map(\.minorUnits) + [Int128(totals.rated.dynoUnits)]
            sums[kind] = sums[kind].map { zip($0, amounts).map(+) } ?? amounts
        }
        let account = sums[.account] ?? []
        let none = account.map { _ in Int128(0) }
        try require("sums of \(month) over organizations", sums[.organization("")] ?? none, is: account)
        var spaces = account
        // Credits are those of organizations.
        spaces.replaceSubrange(4...5, with: [0, account[0]])
        try require("sums of \(month) over spaces", sums[.space("")] ?? none, is: spaces)
    }

    /// All invoices of a scope together bill what all of its usage costs, each closed month by its own rules.
    private mutating func checkCompleteness(of scopes: [Scope]) async throws {
        let (books, service) = (platform.books, platform.service)
        var due: [Scope: Int128] = [:]
        var month = books.firstMonth ?? Month(containing: now)
        while month <= Month(containing: now) {
            let rules = books.rules(of: month) ?? platform.rules
            let items = books.rater.items(in: month, now: now, rules: rules)
            for scope in scopes {
                due[scope, default: 0] += books.rater.invoice(of: scope, items: items, rules: rules).charges
            }
            month = month.next
        }
        for scope in scopes {
            var billed: Int128 = 0
            for month in try await service.list(of: scope, now: now).months {
                let invoice = try await service.invoice(id: month.description, of: scope, now: now, detail: .totals).invoice
                billed += invoice.totals.charges.minorUnits
            }
            try require("what all invoices of \(scope) bill", billed, is: due[scope] ?? 0)
        }
    }

    // MARK: What was said

    /// What was served is given again for the same moment and batch.
    private mutating func checkRepetition() async throws {
        guard let response = served.responses.randomElement(using: &random) else { return }
        var platform = platform
        platform.rules = response.rules
        let moment = "\(response.scope) at \(response.now), batch \(response.batch)"
        let months = try await platform.service.list(of: response.scope, now: response.now, batch: response.batch).months
        try require("list of \(moment)", months, is: response.months)
        let text = try await platform.text(of: response.scope, response.month, now: response.now, batch: response.batch)
        try require(text == response.text, "\(response.month) of \(moment) is \(text), and was \(response.text)")
    }

    /// What is told of any moment before is what the books said then.
    private mutating func checkPast() async throws {
        let index = random.number(0...batches.count - 1)
        let begin = batches[index].ledger.recorded
        let end = index + 1 < batches.count ? batches[index + 1].ledger.recorded.advanced(milliseconds: -1) : max(now, begin)
        let moment = Instant(
            millisecondsSince1970: random.number(begin.millisecondsSince1970...end.millisecondsSince1970))
        let batch = try await platform.service.batch(asOf: moment)
        try require("last batch at \(moment)", batch, is: batches[index].ledger.batch)
        let books = batches[index].books
        var scope = random.pick(books.rater.places)
        // What has been paid since must not be told.
        let payment = random.chance(40) ? payments.randomElement(using: &random) : nil
        if let payment, books.rater.places.contains(.organization(payment.1)) { scope = .organization(payment.1) }
        let months = try await platform.service.list(of: scope, now: moment, batch: batch).months
        try require(
            "list of \(scope) at \(moment), batch \(batch)", months,
            is: books.months(of: scope, now: moment, rules: platform.rules))
        guard let any = months.randomElement(using: &random) else { return }
        let month = payment.map(\.0.month).flatMap { months.contains($0) ? $0 : nil } ?? any
        let expected = books.invoice(of: scope, month: month, now: moment, rules: platform.rules)
        try await platform.check(
            month, of: scope, now: moment, against: expected, batch: batch, earlier: books, name: "as of")
    }
}
