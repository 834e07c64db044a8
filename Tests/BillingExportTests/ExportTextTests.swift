import Billing
import BillingExport
import BillingService
import BillingTesting
import Testing

/// Exports of a month or several, in all forms.
@Suite struct ExportTextTests {
    @Test(arguments: [
        (InvoiceFormat.csv, "document-invoice.csv"), (.ndjson, "document-invoice.ndjson"), (.focus, "document-invoice.focus.csv"),
    ])
    func `the document's own invoice`(format: InvoiceFormat, file: String) async throws {
        let export = try await ExportSamples.export(of: [UsageRecord](DocumentScenario.records))
        #expect(try GoldenFile(file).matches(try await ExportSamples.text(of: export, as: format)))
    }

    @Test func `a line of NDJSON is an item of the JSON, byte for byte, and the invoice's id`() async throws {
        let records = [UsageRecord](DocumentScenario.records)
        let export = try await ExportSamples.export(of: records)
        let ending = #","invoice":"2017-02-01"}"#
        let lines = try await ExportSamples.text(of: export, as: .ndjson).split(separator: "\n").map { line in
            #expect(line.hasSuffix(ending))
            return line.dropLast(ending.utf8.count) + "}"
        }
        let json = String(
            decoding: InvoiceJSON.bytes(of: try await SampleInvoices.invoice(of: records)), as: UTF8.self)
        #expect(lines.count == 6)
        #expect(json.hasSuffix(",\"items\":[" + lines.joined(separator: ",") + "]}"))
    }

    @Test func `several months stand one after the other, under one header`() async throws {
        let records = [UsageRecord](DocumentScenario.records)
        let (january, february): (Month, Month) = ("2017-01-01", "2017-02-01")
        let both = try await ExportSamples.export(of: records, months: january...february)
        for format in [InvoiceFormat.csv, .ndjson, .focus] {
            let first = try await ExportSamples.text(
                of: try await ExportSamples.export(of: records, months: january...january), as: format)
            let second = try await ExportSamples.text(
                of: try await ExportSamples.export(of: records, months: february...february), as: format)
            let header = format == .ndjson ? "" : "\(second.split(separator: "\r\n")[0])\r\n"
            let expected = first + second.dropFirst(header.count)
            #expect(try await ExportSamples.text(of: both, as: format) == expected, "\(format)")
        }
        var invoices: [String] = []
        for id in ["2017-01-01", "2017-02-01"] {
            let bytes = InvoiceJSON.bytes(of: try await SampleInvoices.invoice(of: records, id: id))
            invoices.append(String(decoding: bytes, as: UTF8.self))
        }
        let json = try await ExportSamples.text(of: both, as: .json)
        #expect(json == "[" + invoices.joined(separator: ",") + "]")
    }

    @Test(arguments: [
        (InvoiceFormat.json, "[]"), (.ndjson, ""), (.csv, "organization,app,"), (.focus, "AvailabilityZone,Billed"),
    ])
    func `months without an invoice give a file without rows`(format: InvoiceFormat, start: String) async throws {
        let before: Month = "2010-01-01"
        let export = try await ExportSamples.export(of: [UsageRecord](DocumentScenario.records), months: before...before)
        let text = try await ExportSamples.text(of: export, as: format)
        #expect(text.hasPrefix(start))
        #expect(text.split(separator: "\r\n").count == (text.hasSuffix("\r\n") || format == .json ? 1 : 0))
    }

    @Test func `forms of single invoices are none of several months`() {
        #expect(ExportText(.pdf, issuer: "") == nil)
        #expect(ExportText(.html, issuer: "") == nil)
    }

    @Test(arguments: [InvoiceFormat.csv, .ndjson, .focus, .json])
    func `a hundred thousand items go out in chunks of bounded length`(format: InvoiceFormat) throws {
        let invoice = ManyItems.invoice(count: 100_000)
        var largest = 0
        var length = 0
        func note(_ output: inout OutputBuffer) {
            largest = max(largest, output.count)
            length += output.count
            output.removeAll()
        }
        var output = OutputBuffer()
        switch format {
        case .csv:
            var text = InvoiceCSV(invoice)
            while text.write(to: &output) { note(&output) }
        case .ndjson:
            var text = InvoiceNDJSON(invoice)
            while text.write(to: &output) { note(&output) }
        case .focus:
            var text = FocusCSV(ManyItems.focus(of: invoice), issuer: "Example")
            while text.write(to: &output) { note(&output) }
        default:
            var text = InvoiceJSON(invoice)
            while text.write(to: &output) { note(&output) }
        }
        #expect(length > 100_000 * 60)
        #expect(largest <= 128 << 10, "\(largest)")
    }
}
