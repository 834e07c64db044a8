import Billing
import BillingExport
import BillingPDF
import BillingService
import BillingTesting
import Foundation
import HTTPTypes
import Testing

@testable import BillingWeb

/// That all errors that requests can be answered with are described, with their statuses.
@Suite struct DescribedErrorTests {
    /// The ids that the server's sources give their errors.
    private static func idsInSources() throws -> Set<String> {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/BillingWeb")
            .standardized
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var ids: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" && !file.path.contains("/Description/") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:\bid: |\.invalid\(\s*)"([a-z_]+)"/) { ids.insert(String(match.1)) }
            for match in text.matches(of: /\? \.invalid\("([a-z_]+)"/) { ids.insert(String(match.1)) }
        }
        return ids
    }

    @Test func `all ids of the server's sources are described`() throws {
        let ids = try Self.idsInSources()
        #expect(ids.count > 20)
        #expect(ids.subtracting(DescribedError.all.map(\.id)).sorted() == [])
    }

    @Test func `those of the service are described with their statuses`() {
        let month: Month = "2017-02-01"
        let errors: [APIError?] = [
            APIError(InvoiceError.unknownScope(.organization("x"))), APIError(InvoiceError.notAMonth(id: "x")),
            APIError(StoreError.busy), APIError(StoreError.unavailable("x")),
            APIError(InvoiceError.currencyChanged(closed: "USD", given: "EUR")),
            APIError.thrown(for: CreditError.invoiceOpen(month)) as? APIError,
            APIError.thrown(for: CreditError.tooMuch(left: "1", given: "2")) as? APIError,
            APIError.thrown(for: CreditError.conflict(what: "credit", key: "k", known: "1", given: "2")) as? APIError,
            .unauthorized, .unknownPath, .unknownMethod, .badPath, .methodNotAllowed(allowed: [.get]), .webhooksOff,
            .signatureMissing, .signatureWrong, .deliveryMissing, .foreignForm, .foreignHost, .tooLarge(maximumBytes: 1),
            .notAcceptable("x", offered: [.json]), .internalError(requestID: "x"), APIError(PDFError.noInvoices),
            APIError(PDFError.tooManyItems(limit: 1)), APIError(PDFError.noFont), APIError(PDFError.notDrawn(reason: "x")),
        ]
        for error in errors {
            let described = error.flatMap { DescribedError.error($0.id) }
            #expect(described != nil && described?.status == error?.status.code, "\(String(describing: error))")
        }
    }

    @Test func `each id is described once, and each operation's are known`() {
        let ids = DescribedError.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        for operation in APIDescription.operations {
            #expect(Set(operation.errors).subtracting(ids) == [], "\(operation.id)")
        }
    }
}
