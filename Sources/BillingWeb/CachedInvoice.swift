import Billing
import BillingService
import HTTPTypes
import NIOCore

/// An invoice of a closed month, ready to be sent again.
final class CachedInvoice: Sendable {
    let document: ClosedDocument
    let tag: String
    let body: ByteBuffer

    init(document: ClosedDocument, tag: String, body: ByteBuffer) {
        self.document = document
        self.tag = tag
        self.body = body
    }
}
