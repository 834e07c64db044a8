/// An error that the API answers with, by the word that programs know it by.
struct DescribedError: Sendable {
    let status: Int
    let id: String
    let description: String

    static func error(_ id: String) -> DescribedError? { all.first { $0.id == id } }

    static let all: [DescribedError] = [
        DescribedError(
            400, "bad_request", "The path is not percent-encoded UTF-8, or a parameter or the request can't be read."),
        DescribedError(400, "not_json", "The body can't be read as JSON; the message tells the line and the column."),
        DescribedError(400, "not_utf8", "The body is not UTF-8."),
        DescribedError(400, "ambiguous_plan", "The plan's name is a dyno size and an add-on's plan: say which."),
        DescribedError(400, "delivery_missing", "The webhook has no id."),
        DescribedError(400, "too_many_items", "The invoices have more items than a PDF may have."),
        DescribedError(401, "unauthorized", "The key is missing or wrong."),
        DescribedError(401, "signature_missing", "The webhook is not signed."),
        DescribedError(401, "signature_wrong", "The webhook is signed with another secret."),
        DescribedError(403, "webhooks_off", "The server takes no webhooks."),
        DescribedError(403, "foreign_form", "The form did not come from a page of this server, or is too old."),
        DescribedError(404, "not_found", "There is no such path, organization, space, month, plan or batch."),
        DescribedError(404, "no_invoices", "No month of the range has an invoice to draw."),
        DescribedError(404, "month_open", "The month is open, so it has no seal yet."),
        DescribedError(404, "not_sealed", "The month was closed by a version that knew no seals."),
        DescribedError(404, "nothing_sealed", "The invoice has no items, so nothing of it is sealed."),
        DescribedError(405, "method_not_allowed", "The path does not answer to this method; the field Allow tells to which."),
        DescribedError(406, "not_acceptable", "There is no such form of this; the message lists those that there are."),
        DescribedError(
            409, "conflict", "An event's id, or the key of a credit or a payment, is known with other content."),
        DescribedError(409, "invoice_open", "The month is not closed, so it takes no payments yet."),
        DescribedError(409, "clock_backwards", "The test clock is set forward only."),
        DescribedError(413, "too_large", "The body is larger than the path takes."),
        DescribedError(
            415, "unsupported_media_type",
            "The body is not described as what the path takes, or is compressed, or not UTF-8."),
        DescribedError(
            421, "foreign_host", "A server without a key was asked for by a name that is neither localhost nor an address."),
        DescribedError(422, "invalid_events", "Some events are wrong; errors tells which."),
        DescribedError(422, "invalid_price", "The price is wrong; errors tells what."),
        DescribedError(422, "invalid_prices", "Some prices are wrong; errors tells which."),
        DescribedError(422, "invalid_webhook", "The webhook tells something that can't be used; errors tells what."),
        DescribedError(422, "invalid_credit", "The credit is wrong; errors tells what."),
        DescribedError(422, "invalid_payment", "The payment is wrong; errors tells what."),
        DescribedError(422, "invalid_clock", "The time can't be read."),
        DescribedError(422, "overpayment", "The payment is more than what is left."),
        DescribedError(500, "no_font", "The server has no font to draw a PDF with."),
        DescribedError(500, "pdf_not_drawn", "The PDF could not be drawn; the message says why."),
        DescribedError(500, "currency_changed", "Months were closed in another currency than the server's."),
        DescribedError(500, "internal_error", "Something went wrong in the server; its log has the request's id."),
        DescribedError(501, "not_implemented", "The server does not know the request's method."),
        DescribedError(503, "store_busy", "The database is busy with another write. Try again in a moment."),
        DescribedError(503, "store_unavailable", "The database does not answer. Try again in a moment."),
    ]

    private init(_ status: Int, _ id: String, _ description: String) {
        self.status = status
        self.id = id
        self.description = description
    }
}
