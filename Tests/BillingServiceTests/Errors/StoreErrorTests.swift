import BillingService
import Testing

@Suite struct StoreErrorTests {
    @Test(
        arguments: [
            (.busy, "store_busy", "The database is busy with another write. Try again in a moment."),
            (
                .cannotOpen(path: "invoices.db", reason: "permission denied"), "store_cannot_open",
                "The database invoices.db can't be opened: permission denied."
            ),
            (
                .tooNew(path: "invoices.db"), "store_too_new",
                "The database invoices.db was made by a newer version of this program. "
                    + "Install that version, or name another database."
            ),
            (.failed("disk full"), "store_failed", "The database failed: disk full."),
        ] as [(StoreError, String, String)])
    func saysWhatIsWrongAndWhatToDo(error: StoreError, code: String, message: String) {
        #expect(error.code == code)
        #expect(error.message == message)
    }
}
