import Billing
import BillingService
import Testing

@Suite struct IngestRefusalTests {
    @Test func tellsItsErrorsInTheOrderOfTheEvents() {
        let errors: [IngestError] = [
            .retractionRetracted(line: 7), .planUnknown(line: 2, type: .dyno, plan: "gp9"), .retractionRetracted(line: 3),
        ]
        #expect(IngestRefusal(errors).errors == [errors[1], errors[2], errors[0]])
    }
}
