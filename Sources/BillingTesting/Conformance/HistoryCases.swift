import Billing
import BillingService

extension StoreConformance {
    /// What a store tells of what was known at earlier batches.
    static let historyCases = [
        Case("batches are found by their number, and by when they were recorded") { makeStore in
            let store = try await makeStore()
            let none = try await store.ledger(recordedBy: .never)
            try require("batch of an empty store", none, is: nil)
            for (number, clock) in [march(1), march(3), march(2)].enumerated() {
                try await store.take([DocumentScenario.records[number]], clock: clock)
            }
            let ledgers = [
                Ledger(batch: 1, recorded: march(1)), Ledger(batch: 2, recorded: march(3)),
                Ledger(batch: 3, recorded: march(3).advanced(milliseconds: 1)),
            ]
            for number in Int64(-1)...5 {
                let ledger = try await store.ledger(ofBatch: number)
                try require("batch \(number)", ledger, is: ledgers.first { $0.batch == number })
            }
            let moments: [(Instant, Int64?)] = [
                (march(1).advanced(milliseconds: -1), nil), (march(1), 1), (march(3).advanced(milliseconds: -1), 1),
                (march(3), 2), (march(3).advanced(milliseconds: 1), 3), (.never, 3),
            ]
            for (instant, batch) in moments {
                let ledger = try await store.ledger(recordedBy: instant)
                try require("last batch at \(instant)", ledger?.batch, is: batch)
                try require("ledger at \(instant)", ledger, is: ledgers.first { $0.batch == batch })
            }
        },
        Case("every kind of write is a batch that is found") { makeStore in
            var platform = TestPlatform(try await makeStore(), rules: BillingRules(payment: .manual))
            try await platform.take(.prices(EventScenario.prices), at: march(1))
            try await platform.take([.changed("1", at: january(1))], at: march(2))
            try await platform.grant(credit("1", 1_00), to: "akkeris", at: march(3))
            try await platform.close(januaryMonth, at: march(4))
            let request = PaymentRequest(key: "1", month: januaryMonth, amount: Money(minorUnits: 1))
            try await platform.pay(request, organization: "akkeris", at: march(5))
            for day in Int64(1)...5 {
                let ledger = try await platform.store.ledger(recordedBy: march(day))
                try require("batch", ledger, is: Ledger(batch: day, recorded: march(day)))
            }
        },
        Case("a scope is known at a batch if it was named by then, and by what it was called then") { makeStore in
            let store = try await makeStore()
            try await store.take(events: [.changed("1", at: january(1), price: "1", organization: .init("old", id: "o"))])
            try await store.take(events: [
                .changed("2", at: january(2), price: "1", organization: .init("new", id: "o"), space: "later")
            ])
            try await store.take(events: [.retracted("3", target: "2")])
            let known: [(Scope, [Bool])] = [
                (.organization("o"), [true, true, true]), (.organization("old"), [true, false, true]),
                (.organization("new"), [false, true, false]), (.space("later"), [false, true, true]),
                (.space("space"), [true, true, true]), (.account, [true, true, true]),
            ]
            for (scope, expected) in known {
                for (index, isKnown) in expected.enumerated() {
                    let history = try await store.history(of: scope, at: Int64(index + 1))
                    try require("\(scope) is known at batch \(index + 1)", history != nil, is: isKnown)
                    if let history { try require("batch of \(scope)", history.ledger.batch, is: Int64(index + 1)) }
                }
            }
        },
        Case("names are those that things had at a batch") { makeStore in
            let store = try await makeStore()
            try await store.take(events: [label("1", "first", at: january(1)), label("2", "third", at: january(3))])
            try await store.take(events: [label("3", "second", at: january(2))])
            try await store.take(events: [.retracted("4", target: "2")])
            try await store.take(events: [.retracted("5", target: "1"), .retracted("6", target: "3")])
            let dossier = try await store.dossiers(after: nil, limit: 9, at: 1).first
            let place = dossier?.events.first
            guard let app = place?.app, let organization = place?.organization, let space = place?.space else {
                throw ConformanceFailure("there is no dossier of what was told")
            }
            var keys = NameKeys()
            keys.apps = [app]
            keys.organizations = [organization]
            keys.spaces = [space]
            for (index, name) in ["third", "third", "second", nil].enumerated() {
                let names = try await store.names(of: keys, at: Int64(index + 1))
                let batch = "at batch \(index + 1)"
                try require("app \(batch)", names.apps[app], is: Named(name: name ?? "a", id: "a"))
                try require("organization \(batch)", names.organizations[organization], is: Named(name: name ?? "o", id: "o"))
                try require("space \(batch)", names.spaces[space], is: Named(name: name ?? "s", id: "s"))
            }
        },
        Case("the price book is that of a batch") { makeStore in
            let store = try await makeStore()
            _ = try await store.set([size("gp2", "60", from: january(1))], clock: march(1))
            try await store.take(events: [.changed("1", at: january(2))])
            _ = try await store.set([size("gp2", "70", from: january(5)), size("gp2", "61", from: january(1))], clock: march(2))
            guard let plan = try await store.dossiers(after: nil, limit: 1, at: 2).first?.events.first?.plan else {
                throw ConformanceFailure("the event has no plan")
            }
            _ = try await store.set([size("gp2", "62", from: january(1))], clock: march(3))
            let expected: [(Int64, Instant, Price?)] = [
                (2, january(1), "60"), (2, january(5), "60"), (3, january(1), "61"), (3, january(5), "70"),
                (3, january(1).advanced(milliseconds: -1), nil), (4, january(1), "62"), (4, january(5), "70"),
            ]
            for (batch, instant, price) in expected {
                let book = try await store.priceBook(at: batch)
                try require("price at \(instant), batch \(batch)", book.price(of: plan, type: .dyno, at: instant), is: price)
            }
        },
    ]

    private static func label(_ id: String, _ name: String, at happened: Instant) -> EventRecord {
        .changed(
            id, at: happened, price: "1", organization: .init(name, id: "o"), space: .init(name, id: "s"), app: name, appID: "a")
    }
}
