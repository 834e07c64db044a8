import Billing

/// That a page is of an earlier moment, and the way to the present.
public struct EarlierMoment: Sendable {
    let moment: PageMoment
    let momentWords: String
    let presentPath: String

    /// - Returns: nil for a page of the present.
    init?(_ moment: PageMoment, presentPath: String) {
        guard let time = moment.asOf else { return nil }
        self.moment = moment
        momentWords = time.words
        self.presentPath = presentPath
    }
}
