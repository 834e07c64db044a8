import Billing
import BillingService

extension Simulation {
    /// Asks for something, after all that was not answered before. What a crash leaves unanswered is asked for again, at once or
    /// in a later step.
    mutating func ask(_ requests: [SimulatedRequest]) async throws {
        unanswered += requests
        while let request = unanswered.first {
            note("\(request)")
            if try await isAnswered(request) {
                unanswered.removeFirst()
            } else if random.chance(50) {
                return
            }
        }
    }

    private mutating func isAnswered(_ request: SimulatedRequest) async throws -> Bool {
        let (before, now) = (platform, now)
        switch request {
        case .usage(let delivery):
            let (isNew, written) = try await attempt { () -> Bool in
                if case .prices(let prices) = delivery { return try await before.store.set(prices, clock: now).set > 0 }
                return try await before.store.take(delivery, clock: now).isChange
            }
            if let isNew { try require("whether usage was written", written != nil, is: isNew) }
            if let written {
                platform.note(delivery)
                usage.noteTaken(request.facts)
                try remember(written)
            }
            return isNew != nil
        case .credit(let grant, let organization):
            let (isNew, written) = try await attempt { () -> Bool in
                try await CreditService(invoices: before.service, clock: .fixed(at: now)).grant(grant, to: organization).isNew
            }
            if let isNew { try require("whether a credit was written", written != nil, is: isNew) }
            if let written {
                platform.note(grant, to: organization)
                try remember(written)
            }
            return isNew != nil
        case .payment(let payment, let organization): return try await isTaken(payment, organization: organization)
        }
    }

    private mutating func isTaken(_ request: PaymentRequest, organization: String) async throws -> Bool {
        let (platform, now) = (platform, now)
        let known = try await platform.store.payments(
            of: platform.key(of: organization), month: request.month, at: .max
        ).contains { $0.request == request }
        let left = platform.books.left(of: organization, month: request.month)
        let (outcome, written) = try await attempt { () -> String in
            do throws(CreditError) {
                let service = PaymentService(invoices: platform.service, clock: .fixed(at: now))
                return try await service.pay(request, organization: organization).isNew ? "taken" : "known"
            } catch {
                if case .invoice(.store) = error { throw error }
                return error.code
            }
        }
        if let outcome {
            let isTooMuch = left.map { request.amount.minorUnits > $0 } ?? false
            // By the time that a client asks again, the usage may have been taken back.
            let isListed = platform.books.months(
                of: .organization(organization), now: now, rules: platform.rules
            ).contains(request.month)
            let expected =
                !isListed ? "not_found" : known ? "known" : left == nil ? "invoice_open" : isTooMuch ? "overpayment" : "taken"
            try require("what becomes of a payment", outcome, is: expected)
            try require("whether a payment was written", written != nil, is: outcome == "taken")
        }
        if let written {
            self.platform.note(
                Payment(
                    organization: OrganizationKey(0), request: request, batch: written.batch, recorded: written.recorded),
                organization: organization)
            try remember(written)
        }
        return outcome != nil
    }

    /// Runs something on a server that may crash; then there is another server.
    ///
    /// - Returns: nil for the answer if there was none; and the ledger, if something was written.
    mutating func attempt<Answer>(
        _ body: () async throws -> Answer
    ) async throws -> (answer: Answer?, written: Ledger?) {
        let before = try await platform.store.ledger()
        if random.chance(15) { crashes.arm(random.chance(50) ? .beforeWriting : .afterWriting, after: random.number(0...1)) }
        var answer: Answer?
        do {
            answer = try await body()
        } catch {
            guard crashes.hasCrashed else { throw error }
            report.crashes += 1
            note("the server crashed")
            platform.store = try await open().crashing(by: crashes)
        }
        crashes.disarm()
        let after = try await platform.store.ledger()
        return (answer, after == before ? nil : after)
    }

    /// Notes a batch, and what the books say now.
    mutating func remember(_ ledger: Ledger) throws {
        try require("number of a batch", ledger.batch, is: (batches.last?.ledger.batch ?? 0) + 1)
        batches.append((ledger, platform.books))
    }
}
