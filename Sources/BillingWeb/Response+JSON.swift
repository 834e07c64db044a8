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
    static func json(_ bytes: [UInt8], of ledger: Ledger, to request: Request) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/json", .contentLength: String(bytes.count),
                // What one may see another may not: no shared cache keeps it, and each use is checked with the server.
                .cacheControl: "private, no-cache", .invoicesBatch: String(ledger.batch),
            ], body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
