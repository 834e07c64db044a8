import Billing
import BillingService

extension StoreConformance {
    /// The lists of organizations, spaces and apps.
    static let directoryCases = [
        Case("an empty store has empty lists") { makeStore in
            let store = try await makeStore()
            for kind in DirectoryKind.allCases {
                let listing = try await store.directory(DirectoryQuery(kind, now: february(20)))
                try require("\(kind)", listing, is: DirectoryListing(entries: [], next: nil, ledger: .empty))
            }
        },
        Case("lists are by name as UTF-8 bytes, then by id, what has none first") { makeStore in
            let store = try await makeStore()
            try await store.take(events: directoryEvents)
            try await requireLists(of: store)
            let ledger = try await store.ledger()
            let listing = try await store.directory(DirectoryQuery(.spaces, now: february(20)))
            try require("ledger", listing.ledger, is: ledger)
        },
        Case("lists are the same in pages of any length") { makeStore in
            let store = try await makeStore()
            try await store.take(events: directoryEvents)
            for limit in 1...6 { try await requireLists(of: store, limit: limit) }
        },
        Case("a search finds a part of a name or an id, whatever the case of ASCII's letters") { makeStore in
            let store = try await makeStore()
            try await store.take(events: directoryEvents)
            let searches: [(String, [String])] = [
                ("", directoryOrganizations), ("ZE", ["Zebra", "zebra", "zebra#z1", "zebra#z2"]), ("z2", ["zebra#z2"]),
                ("Z1", ["zebra#z1"]), ("É", ["Éclair"]), ("é", ["éclair"]), ("%", ["100%"]), ("_", []), ("zebras", []),
                ("a\u{0}", []), ("CLAIR", ["Éclair", "éclair"]),
            ]
            for (search, expected) in searches {
                for limit in [1, 2, 50] {
                    let names = try await directory(of: .organizations, search: search, limit: limit, in: store)
                    try require("organizations with \"\(search)\"", names, is: expected)
                }
            }
        },
        Case("what was renamed is listed by its latest name") { makeStore in
            let store = try await makeStore()
            func label(_ id: String, _ name: String, _ day: Int64) -> EventRecord {
                .changed(
                    id, at: january(day), price: "1", organization: .init(name, id: "o"), space: .init(name, id: "s"), app: name,
                    appID: "a")
            }
            func requireName(_ name: String) async throws {
                for (kind, entry) in [(DirectoryKind.organizations, "#o"), (.spaces, "#s"), (.apps, "#a @\(name)#o/\(name)#s")] {
                    let names = try await directory(of: kind, in: store)
                    try require("\(kind)", names, is: [name + entry])
                }
            }
            try await store.take(events: [label("1", "first", 1)])
            try await requireName("first")
            try await store.take(events: [label("2", "third", 3)])
            try await requireName("third")
            try await store.take(events: [label("3", "second", 2)])
            try await requireName("third")
            try await store.take(events: [.retracted("4", target: "2")])
            try await requireName("second")
        },
        Case("apps are listed where they belong by then") { makeStore in
            let store = try await makeStore()
            try await store.take(events: [
                .changed("1", at: february(2), price: "1", appID: "id"),
                .changed("2", at: february(3), resource: "worker", price: "1", space: "there", appID: "id"),
                .moved("3", at: february(4), organization: "new"), .moved("4", at: february(5), space: "late"),
                .moved("5", at: february(6), organization: "undone"), .retracted("6", target: "5"),
                .deleted("7", at: february(7), space: nil, app: nil, appID: "id"),
                .moved("8", at: february(2), organization: "new", app: "nowhere", appID: "other"),
            ])
            let moments: [(Instant, String)] = [
                (february(1), "app#id"), (february(2), "app#id @akkeris/space"), (february(3), "app#id @akkeris/there"),
                (february(4), "app#id @new/there"), (february(5), "app#id @new/late"), (february(20), "app#id @new/late"),
            ]
            for (now, entry) in moments {
                let names = try await directory(of: .apps, now: now, in: store)
                try require("apps at \(now)", names, is: [entry, "nowhere#other"])
            }
        },
        Case("many apps are listed in pages") { makeStore in
            let store = try await makeStore()
            let names = (0..<250).map { number in "app-\(String(number).utf8.count)\(number)" }
            try await store.take(
                events: names.enumerated().map { number, name in
                    .changed(
                        "\(number)", at: february(2), price: "1", app: name, appID: number % 3 == 0 ? "id \(number)" : nil)
                })
            let expected = names.enumerated().map { number, name in
                "\(name)\(number % 3 == 0 ? "#id \(number)" : "") @akkeris/space"
            }
            for limit in [7, 100, 200] {
                let listed = try await directory(of: .apps, limit: limit, in: store)
                try require("apps in pages of \(limit)", listed, is: expected)
            }
        },
    ]

    private static let directoryEvents: [EventRecord] = [
        ("zebra", nil, "space", nil, "web", nil), ("zebra", "z2", "space", nil, "web", "w2"),
        ("Zebra", nil, "Space", nil, "web", nil),
        ("éclair", nil, "space", nil, "web", "w1"), ("zebra", "z1", "a space", "s", "api", nil),
        ("Éclair", nil, "other", nil, "api", nil), ("100%", nil, "space", "s2", "API", nil),
    ].enumerated().map { number, names in
        .changed(
            "\(number)", at: february(2), price: "1", organization: .init(names.0, id: names.1),
            space: .init(names.2, id: names.3), app: names.4, appID: names.5)
    }

    private static let directoryOrganizations = ["100%", "Zebra", "zebra", "zebra#z1", "zebra#z2", "Éclair", "éclair"]

    private static func requireLists(of store: any Store, limit: Int = DirectoryQuery.standardLimit) async throws {
        let expected: [(DirectoryKind, [String])] = [
            (.organizations, directoryOrganizations), (.spaces, ["Space", "a space#s", "other", "space", "space#s2"]),
            (
                .apps,
                [
                    "API @100%/space#s2", "api @zebra#z1/a space#s", "api @Éclair/other", "web @zebra/space",
                    "web @Zebra/Space", "web#w1 @éclair/space", "web#w2 @zebra#z2/space",
                ]
            ),
        ]
        for (kind, entries) in expected {
            let names = try await directory(of: kind, limit: limit, in: store)
            try require("\(kind), \(limit) at a time", names, is: entries)
        }
    }

    /// All pages of a list: `name#id @organization/space`.
    private static func directory(
        of kind: DirectoryKind, search: String = "", limit: Int = DirectoryQuery.standardLimit,
        now: Instant = february(20), in store: any Store
    ) async throws -> [String] {
        var names: [String] = []
        var after: DirectoryCursor?
        repeat {
            let listing = try await store.directory(
                DirectoryQuery(kind, search: search, after: after, limit: limit, now: now))
            try require(listing.entries.count <= limit, "a page of \(kind) has \(listing.entries.count) of \(limit)")
            try require(listing.next == nil || listing.entries.count == limit, "a page of \(kind) is short, and not the last")
            names += listing.entries.map { entry in
                let place = entry.place.map { " @\(text(of: $0.organization))/\(text(of: $0.space))" }
                return "\(text(of: entry.named))\(place ?? "")"
            }
            // A client has the cursor as a text.
            after = listing.next.flatMap { DirectoryCursor(parsing: $0.text) }
            try require("cursor of \(kind)", after, is: listing.next)
        } while after != nil
        return names
    }

    private static func text(of named: Named) -> String { named.name + (named.id.map { "#\($0)" } ?? "") }
}
