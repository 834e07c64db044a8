import Billing
import BillingExport
import BillingService
import Hummingbird
import NIOCore

/// The body of an invoice whose items are explained, made while it is sent.
enum ExplainedInvoiceBody {
    static func json(of explained: ExplainedInvoice, in context: BillingRequestContext) -> ResponseBody {
        context.streamedBody { writer in
            let invoice = explained.invoice
            try await writer.write(ByteBuffer(bytes: InvoiceHeadJSON.bytes(of: invoice.head)))
            var items = ExplainedItemsJSON(invoice.items, currency: invoice.currency)
            var rest = explained.order[...]
            while !rest.isEmpty {
                let page = rest.prefix(ExplainedInvoice.pageLength)
                rest = rest.dropFirst(page.count)
                let explanations = try await explained.explanations(of: page)
                try await writer.write(ByteBuffer(bytes: items.bytes(of: page, explanations: explanations)))
            }
            try await writer.write(ByteBuffer(bytes: InvoiceHeadJSON.end))
            try await writer.finish(nil)
        }
    }
}
