import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct DirectoryServiceTests {
    private static let now: Instant = "2017-02-20T00:00:00Z"

    @Test(
        arguments: [
            (DirectoryCursor(name: "akkeris", id: nil), "0..akkeris"), (DirectoryCursor(name: "a.b", id: "c.d"), "0.3.c.da.b"),
            (DirectoryCursor(name: "é", id: "ø", tie: 12), "12.2.øé"),
        ])
    func `where an entry stands is told by a text`(cursor: DirectoryCursor, text: String) {
        #expect(cursor.text == text)
        #expect(DirectoryCursor(parsing: text) == cursor)
    }

    @Test(arguments: [
        "", "akkeris", "0.akkeris", "0..", "0.5.", "0.1.", "x..a", "-1..a", "0.9.abc", "0.0.abc", "0.3.abc", "0.1.øa", "0.-1.a",
    ])
    func `what is no such text is refused`(text: String) async {
        #expect(DirectoryCursor(parsing: text) == nil)
        await #expect(throws: DirectoryError.badCursor(text)) {
            try await DirectoryService(store: MemoryStore()).listing(of: .spaces, after: text, now: Self.now)
        }
    }

    @Test(arguments: ["0", "-1", "201", "x", "", "1.5"])
    func `a limit is a number up to 200`(text: String) async {
        await #expect(throws: DirectoryError.badLimit(text)) {
            try await DirectoryService(store: MemoryStore()).listing(of: .apps, limit: text, now: Self.now)
        }
    }

    @Test func `a list is told in the parts that are asked for`() async throws {
        let store = MemoryStore()
        let names = (1...60).map { "org \($0)" }
        try await store.take(
            events: names.map { .changed($0, at: "2017-02-01T00:00:00Z", price: "1", organization: .init($0)) })
        let service = DirectoryService(store: store)
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let first = try await service.listing(of: .organizations, now: Self.now)
        #expect(first.entries.map(\.named.name) == Array(sorted.prefix(50)))
        let rest = try await service.listing(of: .organizations, after: first.next?.text, limit: "200", now: Self.now)
        #expect(rest.entries.map(\.named.name) == Array(sorted.suffix(10)))
        #expect(rest.next == nil)
        let found = try await service.listing(of: .organizations, search: "G 5", limit: "3", now: Self.now)
        #expect(found.entries.map(\.named.name) == ["org 5", "org 50", "org 51"])
        #expect(found.next == DirectoryCursor(name: "org 51", id: nil))
    }

    @Test(
        arguments: [
            (.badLimit("0"), "bad_request", "limit must be a number from 1 to 200, not \"0\"."),
            (
                .badCursor("x"), "bad_request",
                "after must be what the part before says in its next, not \"x\". Leave it out to begin at the beginning."
            ), (.store(.busy), "store_busy", StoreError.busy.message),
        ] as [(DirectoryError, String, String)])
    func `errors say what to do`(error: DirectoryError, code: String, message: String) {
        #expect(error.code == code)
        #expect(error.message == message)
    }

    @Test func `a store that fails is said`() async {
        await #expect(throws: DirectoryError.store(.busy)) {
            try await DirectoryService(store: FailingStore()).listing(of: .spaces, now: Self.now)
        }
    }
}
