import Billing
import BillingService

extension StoreConformance {
    /// What a store notes of usage that comes late, so that only that is looked at again.
    static let touchedCases = [
        Case("what comes late for a closed month is noted by resource, place and batch") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(
                [
                    .changed("1", at: january(1), price: "31", appID: "id"),
                    .changed("2", at: january(1), resource: "worker", price: "31", appID: "id"),
                ], at: march(1))
            try await platform.close(januaryMonth, at: march(2))
            let store = platform.store
            let closed = try await store.ledger().batch
            let none = try await store.touched(in: .account, after: 0, through: closed)
            try require("touched before anything came late", none, is: [])
            try await platform.take([.changed("3", at: january(22), price: "62", organization: "new", appID: "id")], at: march(3))
            let late = closed + 1
            let dossiers = try await store.dossiers(after: nil, limit: 9, at: late)
            guard let web = dossiers.first(where: { $0.events.count == 2 })?.resource else {
                throw ConformanceFailure("the resource that was changed has no dossier of two events")
            }
            let akkeris = try await platform.key(of: "akkeris").value
            let new = try await platform.key(of: "new").value
            let scopes: [(ScopeKey, Int)] = [(.account, 2), (.organization(akkeris), 1), (.organization(new), 1)]
            for (scope, places) in scopes {
                let touched = try await store.touched(in: scope, after: closed, through: late)
                try require("places in \(scope)", Set(touched.map(\.place)).count, is: places)
                try require("resources in \(scope)", Set(touched.map(\.resource)), is: [web])
                try require("months in \(scope)", Set(touched.map(\.month)), is: [januaryMonth])
                try require("batches in \(scope)", Set(touched.map(\.batch)), is: [late])
                try require("all are of \(scope)", touched.allSatisfy { scope.contains($0.place) }, is: true)
                for (after, through) in [(late, late + 1), (closed - 1, closed)] {
                    let others = try await store.touched(in: scope, after: after, through: through)
                    try require("touched in \(scope) after \(after), through \(through)", others, is: [])
                }
            }
        },
        Case("usage of open months alone, and of other resources, is not noted") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take([.changed("1", at: january(1), price: "31"), .ended("2", at: january(20))], at: march(1))
            try await platform.close(januaryMonth, at: march(2))
            let steps: [[EventRecord]] = [
                [.changed("3", at: february(1), price: "31")], [.changed("4", at: february(5), resource: "worker", price: "31")],
                [.changed("5", at: "2016-12-01T00:00:00Z", price: "31", app: "old"), .ended("6", at: january(1), app: "old")],
            ]
            for events in steps { try await platform.take(events, at: march(3)) }
            let touched = try await platform.store.touched(in: .account, after: 0, through: .max)
            try require("touched", touched, is: [])
        },
        Case("a price that is set notes the closed months of what it prices") { makeStore in
            var platform = TestPlatform(try await makeStore())
            try await platform.take(.prices(EventScenario.prices), at: march(1))
            try await platform.take(
                [.changed("1", at: january(1)), .changed("2", at: january(1), resource: "worker", plan: "gp1")], at: march(1))
            for month in [januaryMonth, februaryMonth] { try await platform.close(month, at: march(2)) }
            try await platform.take(.prices([size("gp2", "70", from: february(10))]), at: march(3))
            let batch = try await platform.store.ledger().batch
            let touched = try await platform.store.touched(in: .account, after: batch - 1, through: batch)
            try require("resources", Set(touched.map(\.resource)).count, is: 1)
            try require("February is noted", touched.contains { $0.month == februaryMonth }, is: true)
            try await platform.check(now: ClosingScenario.now, name: "priced")
        },
        Case("random histories that are closed in parts, in whatever order, say what the slow books do") { makeStore in
            for seed in UInt64(101)...116 {
                var random = SeededRandom(seed: seed)
                let rules = BillingRules(
                    proration: random.pick(Proration.allCases), payment: random.pick(PaymentMode.allCases))
                var history = RandomBooks(seed: seed, platform: TestPlatform(try await makeStore(), rules: rules))
                while try await history.goOn() {
                    let scope = random.pick(history.platform.books.scopes)
                    try await history.platform.check([scope], now: history.now, name: "seed \(seed), \(history.last)")
                }
                try await history.platform.check(now: history.now, name: "seed \(seed), at the end")
            }
        },
    ]
}
