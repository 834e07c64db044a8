import Billing

/// What an invoice costs by day, as a table that is also drawn.
struct DayTable: Sendable {
    struct Row: Sendable {
        let day: String
        let dynoValue: String
        let dynos: String
        let addonValue: String
        let addons: String
        let sum: String
    }

    let dayRows: [Row]
    /// Of earlier months; nil where there are none.
    let corrections: String?
    /// Days and corrections.
    let charges: String

    /// - Parameter days: by type.
    /// - Returns: nil where there is nothing to be seen.
    init?(of days: DailyCosts) {
        guard days.sum.days.contains(where: { $0 != .zero }) else { return nil }
        let currency = days.currency
        func amounts(_ type: ItemType) -> [Money] {
            days.rows.first { $0.group.type == type }?.days ?? [Money](repeating: .zero, count: days.days.count)
        }
        let (dynos, addons) = (amounts(.dyno), amounts(.addon))
        dayRows = days.days.indices.map { index in
            let name = days.month.shortWords.prefix { $0 != " " }
            return Row(
                day: "\(days.days[index].calendar.day) \(name)", dynoValue: dynos[index].decimal(in: currency),
                dynos: dynos[index].formatted(in: currency), addonValue: addons[index].decimal(in: currency),
                addons: addons[index].formatted(in: currency), sum: days.sum.days[index].formatted(in: currency))
        }
        corrections = days.sum.corrections == .zero ? nil : days.sum.corrections.formatted(in: currency)
        charges = days.sum.charges.formatted(in: currency)
    }
}
