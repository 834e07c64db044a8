import Billing
import Testing

@Suite struct DecimalErrorTests {
    @Test(arguments: [
        (DecimalError.notANumber, "must be a number, such as 60 or 0.29"), (.negative, "must not be negative"),
        (.tooManyDecimals(allowed: 0), "must be a whole number"), (.tooManyDecimals(allowed: 6), "must have at most 6 decimals"),
        (.tooLarge(maximum: "1000000000"), "must be at most 1000000000"),
    ])
    func saysWhatIsWrong(error: DecimalError, message: String) {
        #expect(error.message == message)
    }
}
