import BillingService
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// What has been done.
    static func json(_ text: String) -> Response {
        let body = ByteBuffer(string: text)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .contentLength: String(body.readableBytes), .cacheControl: "no-store",
            ], body: ResponseBody(byteBuffer: body))
    }

    /// What there is, of a batch; for `HEAD` without its body.
    static func json(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, of ledger: Ledger, to request: Request
    ) -> Response {
        var headers = HTTPFields.invoices(at: ledger)
        headers[.contentLength] = String(bytes.count)
        return Response(
            status: status, headers: headers,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
