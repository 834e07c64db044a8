import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct IngestErrorTests {
    private static let known = EventFacts(
        kind: .changed, happened: "2017-02-03T12:00:00Z", fields: [("app", "web"), ("resource", nil)])
    private static let given = EventFacts(
        kind: .ended, happened: "2017-02-04T12:00:00Z", fields: [("app", "web"), ("resource", "worker")])

    @Test(
        arguments: [
            (
                .endChanged(line: 7, known: "2017-02-03T12:00:00Z", given: "2017-02-03T12:00:00.001Z"), "end_changed",
                "deleted_at",
                "is 2017-02-03T12:00:00.001Z, but this line was imported with 2017-02-03T12:00:00.000Z, "
                    + "and an end does not change"
            ),
            (
                .reopened(line: 7, known: "2017-02-03T12:00:00Z"), "reopened", "deleted_at",
                "is null, but this line was imported with 2017-02-03T12:00:00.000Z, and what has ended does not resume"
            ),
            (
                .contradiction(line: 7, happened: "2017-02-03T12:00:00Z"), "contradiction", "created_at",
                "another line says something else of the same resource from 2017-02-03T12:00:00.000Z on; "
                    + "a resource has one configuration at a time"
            ),
            (
                .conflict(line: 7, known: known, given: given), "conflict", "id",
                "the source has given this id to another event: known is usage.changed of 2017-02-03T12:00:00.000Z, app web; "
                    + "given is usage.ended of 2017-02-04T12:00:00.000Z, app web, resource worker"
            ),
            (
                .planUnknown(line: 7, type: .dyno, plan: "gp9"), "plan_unknown", "plan",
                "the price book has no dyno size \"gp9\"; give the event a price_per_unit, or set the price with "
                    + "PUT /plans/{plan} or invoices plans set"
            ),
            (
                .planUnknown(line: 7, type: .addon, plan: "redis:small"), "plan_unknown", "plan",
                "the price book has no add-on plan \"redis:small\"; give the event a price_per_unit, or set the price with "
                    + "PUT /plans/{plan} or invoices plans set"
            ),
            (
                .planWithoutPrice(
                    line: 7, type: .addon, plan: "redis:small", happened: "2017-02-03T12:00:00Z",
                    firstValidFrom: "2017-02-04T00:00:00Z"),
                "plan_without_price", "plan",
                "the add-on plan \"redis:small\" has no price at 2017-02-03T12:00:00.000Z: its first is valid from "
                    + "2017-02-04T00:00:00.000Z"
            ),
            (
                .organizationUnknown(line: 7, app: "web"), "organization_unknown", "organization",
                "no usage tells which organization the app \"web\" belongs to, and WEBHOOK_ORGANIZATION is not set"
            ),
            (
                .retractionRetracted(line: 7), "retraction_retracted", "id",
                "a retraction can't be taken back; send what it took back again, under a new id"
            ),
        ] as [(IngestError, String, String, String)])
    func saysWhatContradictsWhat(error: IngestError, code: String, field: String, message: String) {
        #expect(error.code == code)
        #expect(error.line == 7)
        #expect(error.field == field)
        #expect(error.message == message)
    }
}
