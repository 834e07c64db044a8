/// A field of a time that a clock is set to.
enum ClockField: Int, JSONField {
    case now

    var nameBytes: StaticString { "now" }

    init?(name: Bytes) {
        guard name.equals("now") else { return nil }
        self = .now
    }

    var jsonTypes: JSONTypes { .string }
}
