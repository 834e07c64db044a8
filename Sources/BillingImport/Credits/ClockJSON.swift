public import Billing

/// The time that a clock is to be set to.
public enum ClockJSON {
    /// Reads `{"now": "2017-02-05T22:16:56.616Z"}`.
    public static func read(_ body: [UInt8]) throws(BodyRefusal) -> Instant {
        var object = try ObjectBody<ClockField>(body)
        let now = object.value(.now, CreditText.instant)
        try object.check()
        guard let now else { throw .invalid([], more: 1) }
        return now
    }
}
