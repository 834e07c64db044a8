import Billing
import BillingExport
import BillingService
import Hummingbird
import NIOCore

/// The body of a closed month's invoice: its head, and the stored items as they are.
struct ClosedInvoiceBody {
    private let head: [UInt8]
    private let month: Month
    private let pieces: [ClosedInvoice.PieceKey]
    private let service: InvoiceService

    /// How many bytes it has.
    let length: Int

    /// How many bytes of items are read at a time; more where a single piece has more.
    private static let readLength = 512 << 10

    init(document: ClosedDocument, service: InvoiceService) {
        head = InvoiceHeadJSON.bytes(of: document.head)
        month = document.head.month
        pieces = document.pieces.filter { $0.length > 0 }
        self.service = service
        let commas = max(0, pieces.count - 1)
        length = head.count + pieces.reduce(commas) { $0 + $1.length } + InvoiceHeadJSON.end.count
    }

    /// All of it.
    func whole() async throws -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(length)
        try await write { part in buffer.writeImmutableBuffer(part) }
        return buffer
    }

    /// All of it, read while it is sent.
    func streamed(in context: BillingRequestContext) -> ResponseBody {
        context.streamedBody(length: length) { writer in
            try await write { part in try await writer.write(part) }
            try await writer.finish(nil)
        }
    }

    private func write(_ send: (ByteBuffer) async throws -> Void) async throws {
        var part = ByteBuffer(bytes: head)
        var rest = pieces[...]
        while !rest.isEmpty {
            let page = Self.page(of: rest)
            let contents = try await service.contents(of: Array(page), in: month)
            // What was announced must come; without it the response ends early, and the client sees that it did.
            guard contents.map(\.count) == page.map(\.length) else {
                throw StoreError.failed("stored items of \(month) are not complete")
            }
            for (index, content) in zip(page.indices, contents) {
                if index > 0 { part.writeInteger(UInt8(ascii: ",")) }
                part.writeBytes(content)
            }
            rest = rest.dropFirst(page.count)
            try await send(part)
            part = ByteBuffer()
        }
        part.writeBytes(InvoiceHeadJSON.end)
        try await send(part)
    }

    /// The first pieces, as many as are read at a time.
    private static func page(of pieces: ArraySlice<ClosedInvoice.PieceKey>) -> ArraySlice<ClosedInvoice.PieceKey> {
        var length = 0
        let end = pieces.firstIndex { piece in
            length += piece.length
            return length > readLength
        }
        return pieces.prefix(upTo: max(end ?? pieces.endIndex, pieces.startIndex + 1))
    }
}
