import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct IngestErrorTests {
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
        ] as [(IngestError, String, String, String)])
    func saysWhatContradictsWhat(error: IngestError, code: String, field: String, message: String) {
        #expect(error.code == code)
        #expect(error.line == 7)
        #expect(error.field == field)
        #expect(error.message == message)
    }
}
