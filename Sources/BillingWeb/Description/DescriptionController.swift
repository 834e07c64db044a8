import Billing
import BillingPages
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// What the server can be asked for: a document for programs, and pages for people. It tells nothing of usage, so it needs no
/// key.
final class DescriptionController: Sendable {
    private struct Document {
        let bytes: ByteBuffer
        let tag: String
    }

    private let version: String
    private let pages: PageResponder
    /// Made when it is asked for first: most servers are never asked.
    private let document = Mutex<Document?>(nil)

    init(version: String, pages: PageResponder) {
        self.version = version
        self.pages = pages
    }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        router.read("/openapi.json") { [self] request, _ in openAPI(to: request) }
        router.read("/docs") { [self] request, _ in pages.response(Self.index, to: request) }
        router.read("/docs/:tag") { [self] request, context in
            guard let tag = DescriptionTag(rawValue: try context.segment("tag")) else { throw APIError.unknownPath }
            let server = ShownServer(of: request, needsKey: pages.sessions != nil)
            return pages.response(DescriptionPage(tag, of: server), to: request)
        }
    }

    private func openAPI(to request: Request) -> Response {
        let document = document.withLock { document in
            if let document { return document }
            let bytes = OpenAPIJSON.bytes(version: version)
            let digest = SHA256.hash(data: bytes).prefix(8)
            let made = Document(
                bytes: ByteBuffer(bytes: bytes),
                tag: "\"\(SealText.hex(digest))\"")
            document = made
            return made
        }
        var headers: HTTPFields = [
            .contentType: "application/json", .cacheControl: "public, no-cache", .eTag: document.tag,
        ]
        if EntityTags.match(request.headers[.ifNoneMatch], document.tag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentLength] = String(document.bytes.readableBytes)
        return Response(
            status: .ok, headers: headers,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: document.bytes))
    }

    private static let index = DescriptionIndexPage(
        lead: APIDescription.introduction,
        parts: DescriptionTag.allCases.map { tag in
            DescriptionIndexPage.Part(
                name: tag.name, path: tag.path, text: tag.description,
                operations: tag.operations.map { operation in
                    DescriptionIndexPage.Entry(
                        method: operation.method.rawValue, path: operation.paths.first ?? "/", summary: operation.summary,
                        link: "\(tag.path)#\(operation.id)")
                })
        },
        refusals: DescribedError.all.map { DescribedRefusal(status: $0.status, id: $0.id, text: $0.description) })
}
