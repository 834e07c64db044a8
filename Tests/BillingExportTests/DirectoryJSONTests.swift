import BillingExport
import Testing

@Suite struct DirectoryJSONTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `organizations and spaces have a name, an id and invoices`() {
        let listing = ShownDirectory(
            entries: [
                .init(name: "a \"b\"", id: nil, invoices: "/organizations/a%20%22b%22/invoices"),
                .init(name: "c", id: "1", invoices: "/organizations/1/invoices"),
            ], next: "/organizations?after=0.1.1c")
        let entries = """
            [{"name":"a \\"b\\"","id":null,"invoices":"/organizations/a%20%22b%22/invoices"},\
            {"name":"c","id":"1","invoices":"/organizations/1/invoices"}],"next":"/organizations?after=0.1.1c"}
            """
        #expect(text(DirectoryJSON.bytes(ofOrganizations: listing)) == "{\"organizations\":\(entries)")
        #expect(text(DirectoryJSON.bytes(ofSpaces: listing)) == "{\"spaces\":\(entries)")
    }

    @Test func `apps have a place, where one is known`() {
        let place = ShownDirectory.AppPlace(shownName: "api-prod", organization: "akkeris", space: "prod")
        let listing = ShownDirectory(
            entries: [
                .init(name: "api", id: "7", app: place, invoices: "/organizations/akkeris/invoices"),
                .init(name: "lost", id: "8", invoices: nil),
            ], next: nil)
        #expect(
            text(DirectoryJSON.bytes(ofApps: listing)) == """
                {"apps":[{"name":"api","id":"7","shown_name":"api-prod","organization":"akkeris","space":"prod",\
                "invoices":"/organizations/akkeris/invoices"},\
                {"name":"lost","id":"8","shown_name":null,"organization":null,"space":null,"invoices":null}],"next":null}
                """)
    }

    @Test func `a list may be empty`() {
        let listing = ShownDirectory(entries: [], next: nil)
        #expect(text(DirectoryJSON.bytes(ofApps: listing)) == "{\"apps\":[],\"next\":null}")
    }
}
