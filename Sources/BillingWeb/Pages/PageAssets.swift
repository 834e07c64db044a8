import Billing
import BillingPages
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The files that pages are made up with. They are the same for everyone, so they need no key.
struct PageAssets {
    private struct File {
        let name: String
        let contentType: String
        let content: ByteBuffer
    }

    private let files: [File]
    /// A digest of all of them: a page names them with it, so that a browser keeps them until they are others.
    let tag: String
    /// Whether Chart.js is at hand.
    let canChart: Bool

    /// - Parameter chartLibrary: the file of Chart.js, which Debian's package libjs-chart.js installs.
    init(chartLibrary: String) {
        let script = "text/javascript; charset=utf-8"
        var files = [
            File(name: "invoices.css", contentType: "text/css; charset=utf-8", content: ByteBuffer(string: PageStyle.css)),
            File(name: "icon.svg", contentType: "image/svg+xml", content: ByteBuffer(string: PageStyle.icon)),
            File(name: "charts.js", contentType: script, content: ByteBuffer(string: PageScript.charts)),
        ]
        if let library = FileManager.default.contents(atPath: chartLibrary) {
            files.append(File(name: "chart.js", contentType: script, content: ByteBuffer(bytes: library)))
            canChart = true
        } else {
            canChart = false
        }
        self.files = files
        var hash = SHA256()
        for file in files { hash.update(data: Array(file.content.readableBytesView)) }
        tag = SealText.hex(hash.finalize().prefix(6))
    }

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for file in files {
            router.read("/assets/\(file.name)") { request, _ in Self.response(to: request, with: file) }
        }
    }

    private static func response(to request: Request, with file: File) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: file.contentType, .contentLength: String(file.content.readableBytes),
                .cacheControl: "public, max-age=31536000, immutable", .xContentTypeOptions: "nosniff",
            ], body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: file.content))
    }
}
