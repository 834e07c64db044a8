public import Billing

/// An explanation in sentences, for people who read bills.
public enum ExplanationText {
    /// What the item is and what it costs: `gp2 web dyno of app-space, akkeris: $10.71`.
    public static func title(of item: LineItem, currency: Currency) -> String {
        let quantity = item.quantity == 1 ? "" : "\(item.quantity) × "
        return "\(quantity)\(item.description) of \(item.app), \(item.organization): "
            + item.billedPrice.formatted(in: currency)
    }

    /// How the item came to be, a sentence each.
    public static func sentences(of explanation: ItemExplanation, currency: Currency) -> [String] {
        var sentences: [String] = []
        if let correction = explanation.correction {
            sentences.append(text(of: correction, currency: currency))
        }
        sentences += explanation.events.map { text(of: $0, start: explanation.start) }
        if explanation.correction?.due == .zero, explanation.part.unitsBilled == 0 {
            sentences.append("By what is known now it should not have been billed, so all of it is given back.")
            return sentences
        }
        if explanation.end == .never { sentences.append("It still runs.") }
        sentences.append(text(of: explanation.part))
        sentences += explanation.contestedDays.map { text(of: $0, currency: currency) }
        sentences.append(text(of: explanation.priceOrigin, price: explanation.calculation.price, currency: currency))
        sentences.append(text(of: explanation.calculation))
        return sentences
    }

    // MARK: Corrections

    private static func text(of correction: ExplainedCorrection, currency: Currency) -> String {
        let difference = correction.difference
        let amount = Money(minorUnits: Int128(difference.minorUnits.magnitude)).formatted(in: currency)
        let consequence = difference < .zero ? "\(amount) is given back" : "\(amount) is billed now"
        return "This corrects the invoice of \(name(of: correction.month)), which is closed: "
            + "\(correction.billed.formatted(in: currency)) was billed, \(correction.due.formatted(in: currency)) is due, "
            + "so \(consequence)."
    }

    // MARK: Events

    private static func text(of event: ExplainedEvent, start: Instant) -> String {
        let who = event.source.map { "Event \(event.id ?? "") of \($0)" } ?? "A usage line"
        let subject = "\(who), recorded on \(time(event.recorded)),"
        switch event.role {
        case .began: return "\(subject) says that it ran like this from \(time(event.happened)) on."
        case .configured: return "\(subject) says what it ran before, some of which stayed as it was."
        case .moved: return "\(subject) says that its app moved there on \(time(event.happened))."
        case .ended:
            if event.kind == .retracted { return "\(subject) takes that back." }
            let what =
                switch event.kind {
                case .changed: "it ran otherwise from \(time(event.happened)) on"
                case .moved: "its app moved away on \(time(event.happened))"
                case .deleted: "its app was deleted on \(time(event.happened))"
                case .ended, .retracted: "it ended on \(time(event.happened))"
                }
            return "\(subject) says that \(what)."
        }
    }

    // MARK: Time

    private static func text(of part: BilledPart) -> String {
        let month = name(of: part.month)
        switch part.proration {
        case .second:
            return "Of the \(grouped(part.unitsInMonth)) milliseconds of \(month), \(grouped(part.unitsBilled)) are billed: from "
                + "\(time(part.from)) to \(time(part.to))."
        case .day:
            if part.unitsBilled == part.unitsInMonth {
                return "All \(part.unitsInMonth) days of \(month) are billed."
            }
            let days = part.unitsBilled == 1 ? "1 is" : "\(part.unitsBilled) are"
            return "Of the \(part.unitsInMonth) days of \(month), \(days) billed\(range(of: part))."
        }
    }

    /// The days that it touches.
    private static func range(of part: BilledPart) -> String {
        guard part.unitsBilled > 0 else { return "" }
        let first = Day(containing: part.from).calendar.day
        let last = Day(containing: part.to.advanced(milliseconds: -1)).calendar.day
        return first == last ? ": day \(first)" : ": it ran on days \(first) to \(last)"
    }

    private static func text(of day: ContestedDay, currency: Currency) -> String {
        let number = day.day.calendar.day
        if day.isOwn {
            return "On day \(number) it ran otherwise too. The day is billed once, to this item, which costs the most of what "
                + "ran where the app was last that day."
        }
        return "On day \(number) it also ran as \(day.quantity.count) × \(day.description) at "
            + "\(amount(day.price, currency)) (\(day.organization), \(day.space)), which is billed for that day."
    }

    // MARK: Price

    private static func text(of origin: PriceOrigin, price: Price, currency: Currency) -> String {
        switch origin {
        case .event: "The price, \(amount(price, currency)) a month for each, came with the usage."
        case .priceBook(let plan, let validFrom):
            "The price, \(amount(price, currency)) a month for each, is what the price book "
                + (validFrom.millisecondsSince1970 == 0
                    ? "has always had for \(plan)." : "has for \(plan) since \(time(validFrom)).")
        }
    }

    private static func text(of calculation: Calculation) -> String {
        let (exact, isComplete) = calculation.exact()
        let billed = calculation.billed.formatted(in: calculation.currency)
        if isComplete, exact == calculation.billed.decimal(in: calculation.currency) {
            return "\(calculation.text) = \(exact), which is \(billed)."
        }
        return "\(calculation.text) = \(exact)\(isComplete ? "" : "…"), rounded to \(billed)."
    }

    private static func amount(_ price: Price, _ currency: Currency) -> String {
        currency.symbol.map { "\($0)\(price)" } ?? "\(price) \(currency.code)"
    }

    private static func grouped(_ number: Int64) -> String { decimalText(Int128(number), decimals: 0, groups: true) }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func name(of month: Month) -> String { "\(months[Int(month.month) - 1]) \(month.year)" }

    /// `26 July 2016, 15:47 UTC`; seconds are left out.
    private static func time(_ instant: Instant) -> String {
        let (year, month, day) = Day(containing: instant).calendar
        return "\(day) \(months[Int(month) - 1]) \(year), \(instant.description.dropFirst(11).prefix(5)) UTC"
    }
}
