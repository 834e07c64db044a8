import BillingPages
import BillingTesting
import Testing

@Suite struct DescriptionPageTests {
    private static let field = DescribedField("name", type: "text", isRequired: true, text: "A <name>.")
    private static let refusal = DescribedRefusal(status: 404, id: "not_found", text: "There is none.")

    @Test func `a part shows what can be asked for, how, and what is answered`() throws {
        let operation = DescribedOperation(
            anchor: "setPrice", summary: "Set a price", method: "PUT", paths: ["/plans/{plan}", "/plan/{plan}"],
            text: "Sets one price.", parameters: [Self.field], body: [Self.field],
            request: "curl -X PUT http://127.0.0.1:3000/plans/gp2 \\\n  -d '{ \"a\": 1 }'", answer: "{\n  \"a\": 1\n}",
            answerFields: [DescribedField("a", type: "number", isRequired: false, text: "One & only.")],
            refusals: [Self.refusal])
        let bare = DescribedOperation(
            anchor: "getIndex", summary: "What there is", method: "GET", paths: ["/"], text: "The paths.", parameters: [],
            body: [], request: "curl http://127.0.0.1:3000/", answer: nil, answerFields: [], refusals: [Self.refusal])
        let page = DescriptionPage(
            title: "Prices", lead: "The price book.", operations: [operation, bare],
            parts: [PageLink("Usage", path: "/docs/usage")])
        #expect(try GoldenFile("description.html").matches(page.html(in: .sample)))
    }

    @Test func `the first page lists the parts`() throws {
        let part = DescriptionIndexPage.Part(
            name: "Prices", path: "/docs/plans", text: "The price book.",
            operations: [
                DescriptionIndexPage.Entry(
                    method: "PUT", path: "/plans/{plan}", summary: "Set a price", link: "/docs/plans#setPrice")
            ])
        let page = DescriptionIndexPage(lead: "What things cost.", parts: [part], refusals: [Self.refusal])
        #expect(try GoldenFile("description-index.html").matches(page.html(in: .sample)))
    }
}
