import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct InvoiceErrorTests {
    @Test(
        arguments: [
            (
                .unknownScope(.organization("Akkeris")), "not_found",
                "There is no organization \"Akkeris\". Check the spelling; upper and lower case matter."
            ),
            (
                .unknownScope(.space("Space")), "not_found",
                "There is no space \"Space\". Check the spelling; upper and lower case matter."
            ),
            (.unknownScope(.account), "not_found", "There is no account."),
            (
                .notAMonth(id: "2017-02-02"), "not_found",
                "There is no invoice \"2017-02-02\". An invoice's id is the first day of its month, such as 2017-02-01."
            ),
            (
                .noUsage(.organization("akkeris")), "not_found",
                "There are no invoices of organization akkeris yet, because it has not used anything."
            ),
            (
                .monthOutOfRange(.space("perf"), month: "2017-03-01", first: "2016-07-01", last: "2017-02-01"), "not_found",
                "There is no invoice 2017-03-01 of space perf. Its invoices run from 2016-07-01 to 2017-02-01."
            ),
            (
                .notAMonthToCompare(id: "now"), "bad_request",
                "from must be the id of an invoice, the first day of its month, such as 2017-01-01, not \"now\"."
            ),
            (
                .noMonthToCompare(.account, month: "2016-06-01", first: "2016-07-01", last: "2017-02-01"), "not_found",
                "There is no invoice 2016-06-01 of the account to compare with. Its invoices run from 2016-07-01 to 2017-02-01: "
                    + "name one of them as from."
            ),
            (.store(.busy), "store_busy", StoreError.busy.message),
        ] as [(InvoiceError, String, String)])
    func saysWhatIsWrongAndWhatToDo(error: InvoiceError, code: String, message: String) {
        #expect(error.code == code)
        #expect(error.message == message)
    }
}
