/// Why a text is not a time.
public enum InstantError: Error, Hashable, Sendable {
    case notISO8601

    /// What is wrong, as the end of a sentence that began with the field's name.
    public var message: String {
        "must be an ISO 8601 time with a zone, such as 2017-02-05T22:16:56.616Z or 2017-02-05T23:16:56+01:00"
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 with milliseconds in UTC: `2017-02-05T22:16:56.616Z`.
    public var description: String {
        String(unsafeUninitializedCapacity: Instant.textLength) { buffer in
            write(to: UnsafeMutableRawBufferPointer(buffer))
            return Instant.textLength
        }
    }

    /// How many bytes ``write(to:)`` writes.
    public static let textLength = 24

    /// Writes what ``description`` says into the first ``textLength`` bytes of `target`.
    public func write(to target: UnsafeMutableRawBufferPointer) {
        let day = Day(containing: self)
        let (year, month, dayOfMonth) = day.calendar
        var rest = millisecondsSince1970 - day.start.millisecondsSince1970
        func put(_ value: Int64, at offset: Int, digits: Int) {
            var value = value
            for index in stride(from: offset + digits - 1, through: offset, by: -1) {
                target[index] = UInt8(truncatingIfNeeded: value % 10) + UInt8(ascii: "0")
                value /= 10
            }
        }
        put(rest % 1000, at: 20, digits: 3)
        rest /= 1000
        put(rest % 60, at: 17, digits: 2)
        put(rest / 60 % 60, at: 14, digits: 2)
        put(rest / 3600, at: 11, digits: 2)
        put(dayOfMonth, at: 8, digits: 2)
        put(month, at: 5, digits: 2)
        put(year, at: 0, digits: 4)
        target[4] = UInt8(ascii: "-")
        target[7] = UInt8(ascii: "-")
        target[10] = UInt8(ascii: "T")
        target[13] = UInt8(ascii: ":")
        target[16] = UInt8(ascii: ":")
        target[19] = UInt8(ascii: ".")
        target[23] = UInt8(ascii: "Z")
    }

    /// Reads an ISO 8601 time of the calendar's form, `2017-02-05T22:16:56.616Z`: seconds and their fraction may be left
    /// out, the zone (`Z`, `+01:00`, `+0100`, `+01`) may not. What is finer than a millisecond is cut.
    ///
    /// The years are 0001 to 9999, in UTC too; there is no leap second and no 24:00.
    public init(parsing text: Swift.Span<UInt8>) throws(InstantError) {
        guard let instant = parseInstant(text) else { throw .notISO8601 }
        self = instant
    }
}

/// Reads the ten bytes of a calendar day, `2017-02-05`.
func parseDate(_ text: Swift.Span<UInt8>) -> Day? {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
        let year = number(text, at: 0, digits: 4), let month = number(text, at: 5, digits: 2),
        let dayOfMonth = number(text, at: 8, digits: 2), year >= 1, 1...12 ~= month, dayOfMonth >= 1,
        dayOfMonth <= Month(year: year, month: month).days
    else { return nil }
    return Day(year: year, month: month, day: dayOfMonth)
}

private func parseInstant(_ text: Swift.Span<UInt8>) -> Instant? {
    guard text.count >= 17, let day = parseDate(text), text[10] | 0x20 == UInt8(ascii: "t"), text[13] == UInt8(ascii: ":"),
        let hour = number(text, at: 11, digits: 2), hour < 24, let minute = number(text, at: 14, digits: 2), minute < 60
    else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    var position = 16
    if text[position] == UInt8(ascii: ":") {
        guard let second = number(text, at: 17, digits: 2), second < 60 else { return nil }
        milliseconds += second * 1000
        position = 19
        if position < text.count, text[position] == UInt8(ascii: ".") || text[position] == UInt8(ascii: ",") {
            position += 1
            let start = position
            var scale: Int64 = 100
            while position < text.count, text[position] &- UInt8(ascii: "0") <= 9 {
                milliseconds += Int64(text[position] - UInt8(ascii: "0")) * scale
                scale /= 10
                position += 1
            }
            guard position > start else { return nil }
        }
    }
    guard let offset = zoneOffsetMinutes(text, at: position) else { return nil }
    let instant = day.start.advanced(milliseconds: milliseconds - offset * 60_000)
    return 1...9999 ~= Month(containing: instant).year ? instant : nil
}

/// The offset from UTC in minutes, where the zone is all that is left of `text`.
private func zoneOffsetMinutes(_ text: Swift.Span<UInt8>, at position: Int) -> Int64? {
    guard position < text.count else { return nil }
    let sign = text[position]
    if sign | 0x20 == UInt8(ascii: "z") { return position + 1 == text.count ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        let hours = number(text, at: position + 1, digits: 2), hours < 24
    else { return nil }
    var minutes: Int64 = 0
    if position + 3 < text.count {
        let start = text[position + 3] == UInt8(ascii: ":") ? position + 4 : position + 3
        guard let written = number(text, at: start, digits: 2), written < 60, start + 2 == text.count else { return nil }
        minutes = written
    }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
}

private func number(_ text: Swift.Span<UInt8>, at offset: Int, digits: Int) -> Int64? {
    guard offset + digits <= text.count else { return nil }
    var value: Int64 = 0
    for index in offset..<offset + digits {
        let digit = text[index] &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        value = value * 10 + Int64(digit)
    }
    return value
}
