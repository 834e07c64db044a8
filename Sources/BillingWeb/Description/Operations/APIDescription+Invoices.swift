import BillingExport
import HTTPTypes

extension APIDescription {
    static let invoiceOperations = [
        Operation(
            method: .get, paths: ScopePath.all.flatMap { ["\($0)/invoices", "\($0)/invoices.json"] },
            id: "listInvoices", tag: .invoices,
            summary: "The list of invoices",
            description:
                "One entry for every month from that of the first usage to the current one, oldest first, months without "
                + "usage included. Each can be asked for as it stands. Browsers get the overview.",
            parameters: [.query("format", .text("json, or html for the overview.", values: ["json", "html"]))]
                + Parameter.viewpoint,
            answers: [.json("InvoiceList", "The list.")],
            errors: ["bad_request", "not_found", "not_acceptable", "currency_changed", "store_busy", "store_unavailable"],
            example: Example(path: "/account/invoices", answer: ExampleText.invoiceList)),
        Operation(
            method: .get, paths: ScopePath.all.map { "\($0)/invoices.html" }, id: "showOverview", tag: .invoices,
            summary: "The overview",
            description: "A page for people: this month and what it is heading for, twelve months, the biggest organizations, "
                + "spaces and apps, and what has changed most.",
            answers: [.text("text/html", "The page.")],
            errors: ["not_found", "currency_changed", "store_busy", "store_unavailable"],
            example: Example(path: "/account/invoices.html")),
        exports,
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
                .query("paper", .text("Of the PDF: the size of its pages.", values: ["a4", "letter"])),
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
            errors: fileErrors,
            example: Example(path: "/account/invoices/2017-02-01", answer: ExampleText.invoice)),
    ]

    private static let fileErrors = [
        "bad_request", "too_many_items", "not_found", "not_acceptable", "currency_changed", "no_font", "pdf_not_drawn",
        "store_busy", "store_unavailable",
    ]

    private static let exports = Operation(
        method: .get,
        paths: ScopePath.all.flatMap { scope in
            ([""] + InvoiceDownload.monthsFormats.map(\.suffix)).map { "\(scope)/export\($0)" }
        }, id: "exportInvoices", tag: .invoices, summary: "The invoices of several months",
        description:
            "The items of all invoices of a range of months, one month after the other, in one file: CSV, NDJSON, FOCUS, "
            + "JSON (an array of invoices) or PDF. The end of the path says which, as does format, or the field Accept; without "
            + "any of these it is CSV.",
        parameters: [
            .query("start", .text("The first month, such as 2017-01; without it, a year of months up to the last.")),
            .query("end", .text("The last month, such as 2017-03; without it, the current one.")),
            .query(
                "format",
                .text(
                    "The form; it comes before the field Accept.", values: InvoiceDownload.monthsFormats.map(\.rawValue))),
            .query("paper", .text("Of a PDF: the size of its pages.", values: ["a4", "letter"])),
        ] + Parameter.viewpoint,
        answers: [
            Answer(
                status: 200, description: "The file.",
                contents: InvoiceDownload.monthsFormats.map { ($0.mediaType, .text("The invoices as \($0.rawValue).")) })
        ],
        errors: fileErrors + ["no_invoices"],
        example: Example(path: "/organizations/akkeris/export.csv?start=2017-01&end=2017-02"))
}
