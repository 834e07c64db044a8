import Billing
import BillingExport
import Hummingbird
import NIOCore

/// The body of an open invoice's response.
enum InvoiceBody {
    /// An invoice of at most so many items is sent whole, with its length; a longer one goes out while it is being written.
    private static let wholeItemLimit = 256

    static func json(of invoice: Invoice, in context: BillingRequestContext) -> ResponseBody {
        if invoice.items.count <= wholeItemLimit {
            return ResponseBody(byteBuffer: ByteBuffer(bytes: InvoiceJSON.bytes(of: invoice)))
        }
        return context.streamedBody { writer in
            var json = InvoiceJSON(invoice)
            var output = OutputBuffer()
            while json.write(to: &output) {
                try await writer.write(output.withBytes { ByteBuffer(bytes: $0) })
                output.removeAll()
            }
            try await writer.finish(nil)
        }
    }

    /// How many bytes ``json(of:in:)`` sends.
    static func length(of invoice: Invoice) -> Int {
        var json = InvoiceJSON(invoice)
        var output = OutputBuffer()
        var length = 0
        while json.write(to: &output) {
            length += output.count
            output.removeAll()
        }
        return length
    }
}
