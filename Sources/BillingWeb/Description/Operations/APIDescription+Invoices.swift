import BillingExport
import HTTPTypes

extension APIDescription {
    static let invoiceOperations = [
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices" }, id: "listInvoices", tag: .invoices,
            summary: "The list of invoices",
            description:
                "One entry for every month from that of the first usage to the current one, oldest first, months without "
                + "usage included. Each can be asked for as it stands.",
            parameters: Parameter.viewpoint,
            answers: [.json("InvoiceList", "The list.")],
            errors: ["bad_request", "not_found", "currency_changed", "store_busy", "store_unavailable"],
            example: Example(path: "/account/invoices", answer: ExampleText.invoiceList)),
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices/{id}" }, id: "getInvoice", tag: .invoices,
            summary: "An invoice",
            description: "One month's invoice with all of its line items, in one of several forms: JSON, a page, CSV, NDJSON, "
                + "FOCUS or PDF. The field Accept says which, as does format, or the end of the path: 2017-02-01.json, .html, "
                + ".csv, .ndjson, .focus.csv, .pdf. Without any of these it is JSON. Of what there is not, the answer is 406. An "
                + "invoice of a month that is over has an ETag.",
            parameters: [
                .query(
                    "format",
                    .text("The form; it comes before the field Accept.", values: InvoiceFormat.allCases.map(\.rawValue))),
                .query("explain", .text("true adds to each item of the JSON how it came to be.", values: ["true", "false"])),
            ] + Parameter.viewpoint + [
                .header("If-None-Match", .text("Tags of earlier responses; the answer is 304 if it is still the same."))
            ],
            answers: [
                Answer(
                    status: 200, description: "The invoice.",
                    contents: [
                        (
                            InvoiceFormat.json.mediaType,
                            .either(
                                "With explain=true its items are explained.", [.named("Invoice"), .named("ExplainedInvoice")])
                        )
                    ]
                        + InvoiceFormat.allCases.filter { $0 != .json }.map {
                            ($0.mediaType, .text("The invoice as \($0.rawValue)."))
                        }),
                Answer(status: 304, description: "It is still what the tag is of."),
            ],
            errors: ["bad_request", "not_found", "not_acceptable", "currency_changed", "store_busy", "store_unavailable"],
            example: Example(path: "/account/invoices/2017-02-01", answer: ExampleText.invoice)),
    ]
}
