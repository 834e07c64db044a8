import Billing
import BillingService

extension StoreConformance {
    /// Payments, and what makes an invoice paid where payments decide.
    static let paymentCases = [
        Case("a payment is taken once by its key, as a batch, of a closed month") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            let now = ClosingScenario.now
            try await use(&platform)
            let store = platform.store
            let akkeris = try await platform.key(of: "akkeris")
            let other = try await platform.key(of: "other")
            let request = PaymentRequest(key: "caf\u{E9}", month: januaryMonth, amount: cents(10_00), reference: "transfer")
            let early = try await store.pay(request, organization: akkeris, clock: now)
            try require("payment of an open month", early, is: .open)
            try await platform.close(januaryMonth, at: now)
            let batch = try await store.ledger().batch
            let first = try await store.pay(request, organization: akkeris, clock: march(21))
            let payment = Payment(organization: akkeris, request: request, batch: batch + 1, recorded: march(21))
            try require("payment", first, is: .taken(payment))
            let again = try await store.pay(request, organization: akkeris, clock: march(22))
            try require("the same again", again, is: .known(payment))
            for change in 0..<3 {
                var changed = request
                if change == 0 { changed.amount = cents(10_01) }
                if change == 1 { changed.reference = "other" }
                if change == 2 { changed.month = februaryMonth }
                let outcome = try await store.pay(changed, organization: akkeris, clock: march(22))
                try require("another payment of the same key", outcome, is: .conflict(payment))
            }
            var second = request
            second.key = "cafe\u{301}"
            let ofOther = try await store.pay(request, organization: other, clock: march(22))
            try require(
                "the same key of another organization", ofOther,
                is: .taken(
                    Payment(organization: other, request: request, batch: batch + 2, recorded: march(22))))
            let latest = try await store.pay(second, organization: akkeris, clock: march(23))
            let secondPayment = Payment(organization: akkeris, request: second, batch: batch + 3, recorded: march(23))
            try require("a key of other bytes", latest, is: .taken(secondPayment))
            let known: [(Int64, [Payment])] = [(batch, []), (batch + 1, [payment]), (batch + 3, [payment, secondPayment])]
            for (batch, payments) in known {
                let own = try await store.payments(of: akkeris, month: januaryMonth, at: batch)
                try require("payments at batch \(batch)", own, is: payments)
            }
            let none = try await store.payments(of: akkeris, month: februaryMonth, at: batch + 3)
            try require("payments of February", none, is: [])
        },
        Case("more than what is left is not taken, and what is refused is no batch") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            try await use(&platform)
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let key = try await platform.key(of: "akkeris")
            let steps: [(Int128, Int128?)] = [(31_01, 31_00), (30_00, nil), (2_00, 1_00), (1_00, nil), (1, 0)]
            for (number, (amount, left)) in steps.enumerated() {
                let request = PaymentRequest(key: "\(number)", month: januaryMonth, amount: cents(amount))
                let before = try await platform.store.ledger()
                if let left {
                    let outcome = try await platform.store.pay(request, organization: key, clock: march(21))
                    try require("payment of \(amount)", outcome, is: .tooMuch(left: cents(left)))
                    let after = try await platform.store.ledger()
                    try require("ledger", after, is: before)
                } else {
                    try await platform.pay(request, organization: "akkeris", at: march(21))
                }
            }
            // An organization without items of the month owes nothing.
            let idle = try await platform.key(of: "idle")
            let outcome = try await platform.store.pay(
                PaymentRequest(key: "1", month: januaryMonth, amount: cents(1)), organization: idle, clock: march(21))
            try require("payment of nothing", outcome, is: .tooMuch(left: .zero))
        },
        Case("an invoice is paid when payments cover it, and the account's when all are") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            try await use(&platform)
            try await requirePayment(.pending(januaryMonth), of: [.account, .organization("akkeris")], platform)
            try await requirePayment(.paid(at: february(1)), of: [.space("space")], platform)
            let closing = try await platform.close(januaryMonth, at: march(20))
            try await requirePayment(
                .pending(januaryMonth), of: [.account, .organization("akkeris"), .organization("other")], platform)
            try await requirePayment(.paid(at: closing.recorded), of: [.organization("free")], platform)
            try await pay("1", 30_00, "akkeris", march(21), &platform)
            try await requirePayment(.pending(januaryMonth), of: [.account, .organization("akkeris")], platform)
            try await pay("2", 1_00, "akkeris", march(22), &platform)
            try await requirePayment(.paid(at: march(22)), of: [.organization("akkeris")], platform)
            try await requirePayment(.pending(januaryMonth), of: [.account], platform)
            try await pay("1", 62_00, "other", march(23), &platform)
            try await requirePayment(.paid(at: march(22)), of: [.organization("akkeris")], platform)
            try await requirePayment(.paid(at: march(23)), of: [.account, .organization("other")], platform)
            try await requirePayment(.paid(at: february(1)), of: [.space("space")], platform)
            // By time, as by the other setting.
            platform.rules.payment = .automatic
            try await requirePayment(.paid(at: february(1)), of: [.account, .organization("other"), .space("space")], platform)
        },
        Case("what credits cover is paid when it is closed, and a negative total is") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            try await use(&platform)
            try await platform.grant(credit("1", 31_00, until: february(1)), to: "akkeris", at: march(19))
            try await platform.grant(credit("1", 61_99, until: february(1)), to: "other", at: march(19))
            let january = try await platform.close(januaryMonth, at: march(20))
            try await requirePayment(.paid(at: january.recorded), of: [.organization("akkeris")], platform)
            try await requirePayment(.pending(januaryMonth), of: [.account, .organization("other")], platform)
            try await pay("1", 1, "other", march(21), &platform)
            try await requirePayment(.paid(at: march(21)), of: [.account, .organization("other")], platform)
            try await platform.take(
                [.retracted("4", target: "1"), .retracted("5", target: "2"), .retracted("6", target: "3")], at: march(22))
            let february = try await platform.close(februaryMonth, at: march(23))
            for scope in [Scope.account, .organization("akkeris"), .organization("other")] {
                let head = try await platform.service.invoice(
                    id: februaryMonth.description, of: scope, now: march(24), detail: .totals
                ).invoice.head
                try require("\(scope) owes", head.totals.total > .zero, is: false)
                try require("payment of \(scope)", head.payment, is: .paid(at: february.recorded))
            }
            try await platform.check(now: march(24), name: "negative")
        },
        Case("what is paid of a month is told for every batch") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            try await use(&platform)
            let closing = try await platform.close(januaryMonth, at: march(20))
            try await pay("1", 1_00, "akkeris", march(21), &platform)
            try await pay("2", 30_00, "akkeris", march(22), &platform)
            try await pay("1", 62_00, "other", march(23), &platform)
            let expected: [AccountPayments] = [
                AccountPayments(unpaid: 2, lastCovered: nil), AccountPayments(unpaid: 2, lastCovered: nil),
                AccountPayments(unpaid: 1, lastCovered: march(22)), AccountPayments(unpaid: 0, lastCovered: march(23)),
            ]
            for (offset, payments) in expected.enumerated() {
                let told = try await platform.store.accountPayments(month: januaryMonth, at: closing.batch + Int64(offset))
                try require("payments \(offset) batches after closing", told, is: payments)
            }
        },
    ]

    private static func cents(_ cents: Int128) -> Money { Money(minorUnits: cents) }

    /// Organizations whose January costs 31, 62 and 0, and one that has none.
    private static func use(_ platform: inout TestPlatform) async throws {
        try await platform.take(
            [
                .changed("1", at: january(1), price: "31"),
                .changed("2", at: january(1), price: "31", organization: "other", app: "other"),
                .changed("3", at: january(1), price: "31", organization: "other", space: "second"),
                .changed("free", at: january(1), price: "0", organization: "free", app: "free"),
                .changed("idle", at: january(1), quantity: 0, price: "0", organization: "idle", app: "idle"),
            ], at: march(1))
    }

    private static func pay(
        _ key: String, _ amount: Int128, _ organization: String, _ clock: Instant, _ platform: inout TestPlatform
    ) async throws {
        let request = PaymentRequest(key: key, month: januaryMonth, amount: cents(amount))
        try await platform.pay(request, organization: organization, at: clock)
    }

    /// Throws a ``ConformanceFailure`` unless January's invoices of some scopes are paid, or not, and all say what the books do.
    private static func requirePayment(
        _ payment: PaymentState, of scopes: [Scope], _ platform: TestPlatform
    ) async throws {
        for scope in scopes {
            let service = platform.service
            let invoice = try await service.invoice(id: januaryMonth.description, of: scope, now: march(25)).invoice
            try require("payment of \(scope)", invoice.head.payment, is: payment)
            let outline = try await service.outline(id: januaryMonth.description, of: scope, now: march(25))
            if let told = outline.payment { try require("payment of the outline of \(scope)", told, is: payment) }
        }
        try await platform.check(now: march(25), name: "payments")
    }
}
