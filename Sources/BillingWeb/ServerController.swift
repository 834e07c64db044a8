import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

/// What is there for people who come to see whether the server runs.
struct ServerController {
    let store: any Store
    let version: String

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        router.read("/") { request, _ in
            // A person is looking.
            if request.prefersPage { return .seeOther("/account/invoices") }
            return Self.response(to: request, text: Self.index(version: version), type: "text/plain; charset=utf-8")
        }
        router.read("/health") { request, _ in
            Self.response(to: request, text: try await health(), type: "application/json")
        }
    }

    /// Answers only if the database does.
    private func health() async throws -> String {
        do {
            let ledger = try await store.ledger()
            return "{\"status\":\"ok\",\"version\":\(jsonString(version)),\"batch\":\(ledger.batch)}"
        } catch {
            throw APIError(
                status: .serviceUnavailable, id: error.code, message: "The database does not answer.",
                headers: [.retryAfter: "1"])
        }
    }

    private static func response(to request: Request, text: String, type: String) -> Response {
        let body = ByteBuffer(string: text)
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentLength: String(body.readableBytes), .cacheControl: "no-store",
            ], body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: body))
    }

    private static func index(version: String) -> String {
        """
        Platform Invoices \(version)

        GET /account/invoices                    the months of the whole account
        GET /account/invoices/2017-02-01         one month's invoice
        GET /organizations/{org}/invoices        the same for one organization
        GET /organizations/{org}/invoices/{id}
        GET /spaces/{space}/invoices             the same for one space
        GET /spaces/{space}/invoices/{id}
          ….pdf                                  in other forms: .csv, .ndjson, .focus.csv, .html, .json
          …?as_of=TIME&batch=NUMBER              as it was at an earlier time
          …/daily?by=app                         what it costs by day
          …/changes?from=2017-01-01              why it is higher or lower than another
        GET /account/usage?start=2016-09&end=2017-02&by=app
                                                 the sums of many months, of organizations and spaces too
        GET /account/export.csv?start=2017-01&end=2017-03
                                                 the items of many months, also .ndjson, .focus.csv, .json and .pdf
          …/invoices/{id}/seal                   what proves that nobody touched it
        GET /organizations/{org}/invoices/{id}/payments
                                                 an invoice's payments, and what is left
        POST /organizations/{org}/invoices/{id}/payments
                                                 takes a payment
        GET /organizations?q=TEXT                the organizations; GET /spaces and GET /apps too
        GET /account/credits                     all credits, and which invoices use them
        GET /organizations/{org}/credits         those of one organization
        POST /organizations/{org}/credits        grants a credit
        POST /usage/events                       takes usage events (CloudEvents 1.0)
        POST /hooks/akkeris                      takes Akkeris webhooks
        GET /plans                               the price book
        PUT /plans                               sets prices, all or none
        GET /plans/{plan}                        the prices of one dyno size or add-on plan
        PUT /plans/{plan}                        sets its price
        GET /audit                               what was done, by whom, newest first
        GET /clock                               the time of a server with a test clock
        PUT /clock                               sets it forward
        GET /health                              whether the server runs
        GET /docs                                all of this as pages
        GET /openapi.json                        all of this in OpenAPI 3.1

        """
    }
}
