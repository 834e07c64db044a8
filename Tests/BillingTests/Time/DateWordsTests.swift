import Billing
import BillingTesting
import Testing

/// Dates as people say them.
@Suite struct DateWordsTests {
    @Test(
        arguments: [
            ("2017-02-01", "February 2017", "Feb 2017"), ("2016-12-01", "December 2016", "Dec 2016"),
            ("2020-05-01", "May 2020", "May 2020"), ("1969-09-01", "September 1969", "Sep 1969"),
        ] as [(Month, String, String)])
    func months(month: Month, words: String, shortWords: String) {
        #expect(month.words == words)
        #expect(month.shortWords == shortWords)
    }

    @Test(
        arguments: [
            ("2017-02-05T22:16:56.616Z", "5 February 2017, 22:16 UTC"),
            ("2016-12-31T23:59:59.999Z", "31 December 2016, 23:59 UTC"),
            ("2017-01-01T00:00:00Z", "1 January 2017, 00:00 UTC"), ("2016-02-29T09:05:00Z", "29 February 2016, 09:05 UTC"),
            ("1969-12-31T23:59:00Z", "31 December 1969, 23:59 UTC"),
        ] as [(Instant, String)])
    func instants(instant: Instant, words: String) {
        #expect(instant.words == words)
    }
}
