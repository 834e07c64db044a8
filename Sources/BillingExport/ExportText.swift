public import Billing

/// The invoices of some months as one text, month by month: the same for everyone who writes it anywhere.
public struct ExportText: Sendable {
    private enum Kind {
        case json
        case csv
        case ndjson
        case focus
    }

    private let kind: Kind
    private let issuer: String

    /// - Parameters:
    ///   - format: one whose invoices can stand one after the other in one file.
    ///   - issuer: the platform's name.
    /// - Returns: nil for a form of single invoices.
    public init?(_ format: InvoiceFormat, issuer: String) {
        self.issuer = issuer
        switch format {
        case .json: kind = .json
        case .csv: kind = .csv
        case .ndjson: kind = .ndjson
        case .focus: kind = .focus
        case .html, .pdf: return nil
        }
    }

    /// Writes it, a chunk at a time.
    ///
    /// - Parameters:
    ///   - invoice: gives a month's invoice.
    ///   - focus: gives it with what tools of finance want to know of it; only one of the two is asked.
    public func write(
        _ months: [Month], invoice: (Month) async throws -> Invoice, focus: (Month) async throws -> FocusInvoice,
        to send: ([UInt8]) async throws -> Void
    ) async throws {
        if kind == .json { try await send([UInt8(ascii: "[")]) }
        var output = OutputBuffer()
        var isFirst = true
        for month in months {
            switch kind {
            case .json:
                if !isFirst { try await send([UInt8(ascii: ",")]) }
                var text = InvoiceJSON(try await invoice(month))
                while text.write(to: &output) { try await send(output.taken()) }
            case .csv:
                var text = InvoiceCSV(try await invoice(month), hasHeader: isFirst)
                while text.write(to: &output) { try await send(output.taken()) }
            case .ndjson:
                var text = InvoiceNDJSON(try await invoice(month))
                while text.write(to: &output) { try await send(output.taken()) }
            case .focus:
                var text = FocusCSV(try await focus(month), issuer: issuer, hasHeader: isFirst)
                while text.write(to: &output) { try await send(output.taken()) }
            }
            isFirst = false
        }
        if isFirst, let header = Self.header(kind) { try await send(header) }
        if kind == .json { try await send([UInt8(ascii: "]")]) }
    }

    /// What stands in a file without rows.
    private static func header(_ kind: Kind) -> [UInt8]? {
        switch kind {
        case .csv: InvoiceCSV.header
        case .focus: FocusColumns.header
        case .json, .ndjson: nil
        }
    }
}

extension OutputBuffer {
    /// The bytes so far, which it forgets.
    fileprivate mutating func taken() -> [UInt8] {
        defer { removeAll() }
        return withBytes { Array($0) }
    }
}
