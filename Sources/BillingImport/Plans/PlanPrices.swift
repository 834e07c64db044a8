public import BillingService

/// Reads prices of dyno sizes and add-on plans from CSV (RFC 4180), with a first line that names the columns `type`, `plan`,
/// `price_per_unit` and, where wanted, `valid_from`, in any order.
public struct PlanPrices {
    private let bytes: [UInt8]
    private let file: String
    private var scanner = CSVScanner()
    private var columns: [PlanField]?

    /// Reads a file.
    ///
    /// - Parameter path: `-` is standard input.
    /// - Throws: ``UsageFileError``, or ``UsageLineError`` for the first line that is wrong.
    public static func read(path: String) throws -> [PlanPriceRequest] {
        let file = path == "-" ? InputFile.standardInput : try InputFile(path: path)
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try block.withUnsafeMutableBytes { buffer throws(UsageFileError) in
                try file.read(into: buffer, offset: Int64(bytes.count))
            }
            if count == 0 { break }
            bytes += block[..<count]
        }
        return try read(bytes, file: path)
    }

    /// Reads what is in memory already.
    ///
    /// - Parameter file: the name that messages show.
    public static func read(_ bytes: [UInt8], file: String) throws(UsageLineError) -> [PlanPriceRequest] {
        var prices = PlanPrices(bytes: bytes, file: UsageLines.shownName(ofPath: file))
        return try prices.readAll()
    }

    private init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    private mutating func readAll() throws(UsageLineError) -> [PlanPriceRequest] {
        var prices: [PlanPriceRequest] = []
        var rest = BodyRefusal.text(of: bytes)
        var line = 1
        do throws(LineFault) {
            while !rest.isEmpty {
                guard case .complete(let range, let next, let lines) = try scanner.scan(bytes, rest, isAtEnd: true) else { break }
                if let price = try price(in: range, line: line) { prices.append(price) }
                rest = next..<rest.upperBound
                line += lines
            }
            guard columns != nil else { throw LineFault(PlanField.type.name, .fieldMissing) }
        } catch {
            throw UsageLineError(file: file, line: line, field: error.field, problem: error.problem)
        }
        return prices
    }

    /// The price of the record that was scanned, or nil where it is blank or names the columns.
    private mutating func price(in range: Range<Int>, line: Int) throws(LineFault) -> PlanPriceRequest? {
        guard bytes.span.isUTF8(range) else { throw LineFault(nil, .notUTF8) }
        if scanner.fields.count == 1, bytes.span.isBlank(scanner.fields[0].range) { return nil }
        let values = scanner.fields.map { text(of: $0) }
        guard let columns else {
            columns = try columns(named: values)
            return nil
        }
        guard values.count == columns.count else {
            throw LineFault(nil, .fieldCount(given: values.count, wanted: columns.count))
        }
        func value<Value>(
            _ field: PlanField, _ parse: (Bytes) throws(FieldProblem) -> Value
        ) throws(LineFault) -> Value? {
            guard let index = columns.firstIndex(of: field) else { return nil }
            let text = values[index]
            if text.isEmpty, field.isOptional { return nil }
            do { return try parse(text.span) } catch { throw LineFault(field.name, .field(error)) }
        }
        guard let type = try value(.type, PlanField.type), let plan = try value(.plan, PlanField.plan),
            let price = try value(.pricePerUnit, PlanField.price)
        else { return nil }
        return PlanPriceRequest(
            type: type, plan: plan, price: price, validFrom: try value(.validFrom, PlanField.validFrom), line: line)
    }

    private func columns(named names: [[UInt8]]) throws(LineFault) -> [PlanField] {
        var columns: [PlanField] = []
        for name in names {
            guard let field = PlanField(name: name.span) else {
                throw LineFault(name.span.shown(), .fieldUnknown(known: PlanField.knownNames))
            }
            guard !columns.contains(field) else { throw LineFault(field.name, .fieldRepeated) }
            columns.append(field)
        }
        for field in PlanField.allCases where !field.isOptional && !columns.contains(field) {
            throw LineFault(field.name, .fieldMissing)
        }
        return columns
    }

    private func text(of field: CSVScanner.Field) -> [UInt8] {
        var text = Array(bytes[field.range])
        return field.isEscaped ? Array(text[unescapeCSV(&text, in: text.indices)]) : text
    }
}
