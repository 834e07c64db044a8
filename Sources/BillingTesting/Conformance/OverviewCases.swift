import Billing
import BillingService

extension StoreConformance {
    /// What costs come to at a glance, read in one pass, is what the invoices say one by one.
    static let overviewCases = [
        Case("an overview says what the invoices do, also of closed months and at an earlier batch") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(.prices(EventScenario.prices), at: january(25))
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", appID: "id"),
                    .changed("2", at: january(5, 9), quantity: 2, price: "31", appID: "id"),
                    .changed("3", at: january(9, 7), quantity: 1, price: "62", appID: "id"),
                    .changed("4", at: january(12), resource: "worker", price: "0.01", appID: "id"),
                    .moved("5", at: january(20, 8), organization: "other", space: "there"),
                    .changed("6", at: january(21), price: "31", space: "there", app: "second"),
                    .changed("7", at: february(9, 7), quantity: 5, price: "62", space: "there", app: "second"),
                ], at: january(25))
            let scopes = platform.books.scopes
            for now in [january(1), january(21), january(25), february(2, 5), february(9, 6), february(20, 1)] {
                for scope in scopes { try await platform.checkOverview(of: scope, now: now, name: "open") }
            }
            let batch = try await platform.store.ledger().batch
            try await platform.close(januaryMonth, at: february(2))
            try await platform.take([.changed("8", at: january(15), price: "93", appID: "id")], at: february(3))
            for scope in scopes {
                try await platform.checkOverview(of: scope, now: february(4, 3), name: "closed")
                try await platform.checkOverview(of: scope, now: february(4, 3), batch: batch, name: "before")
            }
        },
        Case("overviews of random histories, of which some months are closed, are those of their invoices") { makeStore in
            for seed in UInt64(601)...606 {
                var books = RandomBooks(seed: seed, platform: TestPlatform(try await makeStore()))
                while try await books.goOn() {}
                var platform = books.platform
                for proration in Proration.allCases {
                    platform.rules.proration = proration
                    for scope in platform.books.scopes {
                        try await platform.checkOverview(of: scope, now: books.now, name: "seed \(seed)")
                    }
                }
            }
        },
    ]
}
