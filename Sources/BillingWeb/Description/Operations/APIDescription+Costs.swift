import Billing
import HTTPTypes

extension APIDescription {
    private static let by = Parameter.query(
        "by", .text("What to make groups by; without it there are none.", values: ItemGrouping.allCases.map(\.rawValue)))

    private static let errors = ["bad_request", "not_found", "currency_changed", "store_busy", "store_unavailable"]

    static let costOperations = [
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices/{id}/daily" }, id: "getDailyCosts", tag: .costs,
            summary: "Costs by day",
            description: "What an invoice costs by day, of all items and of each group's. The days of an item add up to what is "
                + "billed of it.",
            parameters: [by] + Parameter.viewpoint,
            answers: [.json("Daily", "The costs.")], errors: errors,
            example: Example(path: "/account/invoices/2017-02-01/daily?by=type", answer: ExampleText.daily)),
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/usage" }, id: "getUsage", tag: .costs,
            summary: "Sums of months",
            description: "The sums of many invoices at once, all of one batch, by month and group. At most 240 months.",
            parameters: [
                .query("start", .text("The first month: 2016-09 or 2016-09-01; without it a year before the last.")),
                .query("end", .text("The last month; without it the current one.")), by,
            ] + Parameter.viewpoint,
            answers: [.json("Usage", "The sums.")], errors: errors,
            example: Example(path: "/account/usage?start=2016-12&end=2017-01", answer: ExampleText.usage)),
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices/{id}/changes" }, id: "compareInvoices", tag: .costs,
            summary: "Two invoices compared",
            description: "Why an invoice is higher or lower than another: the change of the total as a sum of parts, of all, and "
                + "of each organization, app and resource that has changed.",
            parameters: [
                .query("from", .text("The month to compare with, such as 2017-01-01; without it the month before."))
            ] + Parameter.viewpoint,
            answers: [.json("Comparison", "The comparison.")], errors: errors,
            example: Example(
                path: "/account/invoices/2016-09-01/changes?from=2016-08-01", answer: ExampleText.changes)),
    ]
}
