import Billing
import BillingExport
import BillingProof
import BillingService

extension StoreConformance {
    /// The audit: what is recorded of what people do.
    static let auditCases = [
        Case("what people do is recorded with its batch, and each entry follows the one before") { makeStore in
            let sealer = MemorySealer()
            let platform = try await audited(try await makeStore(), sealer: sealer)
            let store = platform.store
            let entries = try await store.audit(before: nil, limit: 100)
            try require("numbers", entries.map(\.number), is: [6, 5, 4, 3, 2, 1])
            try require(
                "actions", entries.reversed().map(\.action),
                is: ["price set", "usage retracted", "credit granted", "closed", "paid", "closed"])
            try require(
                "details", entries.reversed().map(\.detail),
                is: [
                    "dyno gp1 31000000 micro-units from 2017-01-01T00:00:00.000Z", "test 2",
                    "500 minor units to one, key k: sorry", "2017-01-01, 1 item",
                    "100 minor units of one for 2017-01-01, key p: transfer", "2017-02-01, 1 item",
                ])
            try require("actors", Set(entries.map { "\($0.actor), \($0.place)" }), is: ["anna, here"])
            for entry in entries {
                let ledger = try await store.ledger(ofBatch: entry.batch)
                try require("time of entry \(entry.number)", ledger?.recorded, is: entry.recorded)
            }
            let middle = try await store.audit(before: 4, limit: 2)
            try require("a page", middle.map(\.number), is: [3, 2])
            let head = try await store.auditHead()
            try require("head", head?.head, is: entries.first?.head)
            let statements = try await store.seals().compactMap { SealStatement(parsing: $0.statement) }
            try require("heads in seals", statements.map(\.audit.number), is: [4, 6])
            _ = try await DatabaseVerifier(store: store, trusted: sealer.publicKey).verify()
        },
        Case("where nobody is named, nothing is recorded") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            platform.sealer = MemorySealer()
            try await crowd(&platform)
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let entries = try await platform.store.audit(before: nil, limit: 10)
            try require("entries", entries, is: [])
            let head = try await platform.store.auditHead()
            try require("head", head, is: nil)
        },
    ]

    /// A store in which one does all that is recorded.
    private static func audited(_ store: any Store, sealer: MemorySealer) async throws -> TestPlatform {
        let origin = AuditOrigin(actor: "anna", place: "here", sealer: sealer)
        var platform = TestPlatform(store, format: JSONLineItemFormat())
        platform.sealer = sealer
        let now = ClosingScenario.now
        return try await AuditOrigin.$current.withValue(origin) {
            try await platform.take(.prices([size("gp1", "31", from: january(1))]), at: now)
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", organization: "one", space: "one"),
                    .changed("2", at: january(2), resource: "other", price: "31", organization: "one", space: "one"),
                ], at: now)
            try await platform.take([.retracted("3", target: "2")], at: now)
            try await platform.take([.retracted("3", target: "2")], at: now)
            let grant = CreditGrant(
                key: "k", amount: Money(minorUnits: 500), reason: "sorry", validFrom: january(1), validUntil: march(1))
            try await platform.grant(grant, to: "one", at: now)
            try await platform.close(januaryMonth, at: now)
            let payment = PaymentRequest(
                key: "p", month: januaryMonth, amount: Money(minorUnits: 100), reference: "transfer")
            try await platform.pay(payment, organization: "one", at: now)
            try await platform.close(februaryMonth, at: now)
            return platform
        }
    }
}
