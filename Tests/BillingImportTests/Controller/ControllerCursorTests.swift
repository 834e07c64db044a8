import Billing
import BillingTesting
import PostgresClient
import Testing

@testable import BillingImport

/// How far a controller's database has been read.
@Suite struct ControllerCursorTests {
    private static let text = "1 apps=2017-02-05T22:16:56.616Z services=2016-07-01T00:00:00.000Z"

    @Test func `it is kept as text`() {
        var cursor = ControllerCursor()
        #expect("\(cursor)" == "1")
        cursor.note("2016-07-01T00:00:00.000Z", of: .services)
        cursor.note("2017-02-05T22:16:56.616Z", of: .apps)
        cursor.note("2017-02-05T22:16:56.615Z", of: .apps)
        #expect("\(cursor)" == Self.text)
        #expect(ControllerCursor(Self.text) == cursor)
        #expect(ControllerCursor("1") == ControllerCursor())
    }

    @Test func `it keeps which apps are to be read in whole`() throws {
        let ids = ["00000000-0000-0001-0000-00000000000f", "ffffffff-ffff-ffff-ffff-ffffffffffff"]
        let text = "\(Self.text) pending=\(ids.joined(separator: ","))"
        let cursor = try #require(ControllerCursor(text))
        #expect(cursor.pending.map { "\($0)" } == ids)
        #expect("\(cursor)" == text)
        #expect(ControllerCursor().after(cursor).pending.isEmpty)
    }

    @Test(arguments: [
        "", "2", "2 apps=2017-02-05T22:16:56.616Z", "1 apps", "1 apps=then", "1 users=2017-02-05T22:16:56.616Z", "1 pending=1,2",
    ])
    func `a text of another form says nothing`(_ text: String) {
        #expect(ControllerCursor(text) == nil)
    }

    @Test func `reading begins ten minutes before it, and at the beginning where there is none`() throws {
        let cursor = try #require(ControllerCursor(Self.text))
        #expect(cursor.start(of: .apps) == "2017-02-05T22:06:56.616Z")
        #expect(cursor.start(of: .formations) == "-infinity")
        #expect(ControllerCursor("1 apps=0001-01-01T00:01:00.000Z")?.start(of: .apps) == "0001-01-01T00:00:00.000Z")
    }

    @Test func `it does not go beyond the database's time, nor back`() throws {
        var cursor = try #require(ControllerCursor("1 apps=9000-01-01T00:00:00.000Z services=2016-07-02T00:00:00.000Z"))
        cursor.cut(at: "2017-02-05T22:16:56.616Z")
        let earlier = try #require(
            ControllerCursor("1 spaces=2016-07-01T00:00:00.000Z services=2016-08-01T00:00:00.000Z"))
        #expect(
            "\(cursor.after(earlier))" == "1 spaces=2016-07-01T00:00:00.000Z apps=2017-02-05T22:16:56.616Z "
                + "services=2016-08-01T00:00:00.000Z")
    }
}
