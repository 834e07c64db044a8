public import Billing
public import BillingService

/// Reads usage lines, NDJSON or CSV, from a file or standard input.
///
/// It holds one block of the input and one chunk of events at a time, so a file may have any size; no line makes an object of
/// its own. The first line that is wrong ends it with a ``UsageLineError``.
public struct UsageLines: UsageSource, Sendable {
    /// The file's name as messages show it.
    public let file: String

    private var reader: BlockReader
    private var format: UsageLineFormat?
    private var isStarted = false
    /// How many lines have been taken.
    private var lines = 0
    private var columns: CSVColumns?
    private var scanner = CSVScanner()
    private var assembler = EventAssembler(format: .ndjson)
    private let progress: (@Sendable (UsageProgress) -> Void)?
    private let chunkEvents: Int

    /// How much is read at a time.
    static let blockBytes = 1 << 20
    /// How long a line may be.
    static let maximumLineBytes = 1 << 20

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - format: nil to tell it from the file's extension or else from its first byte.
    ///   - progress: is called once a block at most.
    public init(
        path: String, format: UsageLineFormat? = nil, progress: (@Sendable (UsageProgress) -> Void)? = nil
    ) throws(UsageFileError) {
        self.init(
            input: .file(path == "-" ? .standardInput : try InputFile(path: path)), file: path,
            format: format ?? UsageLineFormat(path: path), progress: progress)
    }

    /// Lines that are in memory already.
    ///
    /// - Parameters:
    ///   - file: the name that messages show.
    ///   - format: nil to tell it from the first byte.
    public init(
        bytes: [UInt8], file: String, format: UsageLineFormat? = nil, progress: (@Sendable (UsageProgress) -> Void)? = nil
    ) {
        self.init(input: .memory(bytes), file: file, format: format, progress: progress)
    }

    init(
        input: UsageInput, file: String, format: UsageLineFormat?, progress: (@Sendable (UsageProgress) -> Void)? = nil,
        blockBytes: Int = UsageLines.blockBytes, maximumLineBytes: Int = UsageLines.maximumLineBytes,
        chunkEvents: Int = 16_384
    ) {
        self.file = Self.shownName(ofPath: file)
        self.format = format
        self.progress = progress
        self.chunkEvents = chunkEvents
        reader = BlockReader(input: input, blockBytes: blockBytes, maximumLineBytes: maximumLineBytes)
    }

    /// How messages name a file.
    static func shownName(ofPath path: String) -> String { path == "-" ? "stdin" : path }

    public mutating func read(into chunk: inout UsageChunk) throws -> Bool {
        let format = try start()
        var record = UsageRecord()
        while chunk.events.count < chunkEvents {
            record.removeAll()
            let first = lines + 1
            do {
                let hasRecord = format == .ndjson ? try nextObject(&record) : try nextRecord(&record)
                guard let hasRecord else {
                    if reader.isAtEnd { break }
                    guard !reader.isLineTooLong else {
                        throw LineFault(nil, .lineTooLong(maximumBytes: reader.maximumLineBytes))
                    }
                    try fill()
                    continue
                }
                guard hasRecord else { continue }
                record.unescape(in: &reader.bytes, format: format)
                chunk.events.append(
                    try assembler.event(of: record, in: reader.bytes, line: first, names: &chunk.names))
            } catch let fault as LineFault {
                throw UsageLineError(file: file, line: first, field: fault.field, problem: fault.problem)
            }
        }
        if format == .csv, columns == nil {
            throw UsageLineError(file: file, line: 1, field: nil, problem: .headerMissing)
        }
        return !chunk.events.isEmpty
    }

    /// Finds out the format, once.
    private mutating func start() throws(UsageFileError) -> UsageLineFormat {
        if isStarted, let format { return format }
        while !reader.takeByteOrderMark() { try fill() }
        while format == nil, reader.firstByte == nil, !reader.isAtEnd, !reader.isLineTooLong { try fill() }
        let format = self.format ?? reader.firstByte.map(UsageLineFormat.init(firstByte:)) ?? .ndjson
        self.format = format
        assembler = EventAssembler(format: format)
        isStarted = true
        return format
    }

    private mutating func fill() throws(UsageFileError) {
        try reader.fill()
        progress?(UsageProgress(readBytes: reader.readBytes, totalBytes: reader.input.totalBytes, lines: lines))
    }

    /// Takes the next line of NDJSON.
    ///
    /// - Returns: whether it has anything, or nil where its end has not been read.
    private mutating func nextObject(_ record: inout UsageRecord) throws(LineFault) -> Bool? {
        guard let line = reader.takeLine() else { return nil }
        lines += 1
        try checkText(line)
        let bytes = reader.bytes.span
        if bytes.isBlank(line.range) { return false }
        try JSONScanner.scan(bytes, line.range, into: &record)
        return true
    }

    /// Takes the next record of CSV.
    ///
    /// - Returns: whether it has anything, or nil where its end has not been read.
    private mutating func nextRecord(_ record: inout UsageRecord) throws(LineFault) -> Bool? {
        if reader.rest.isEmpty { return nil }
        let found = try scanner.scan(reader.bytes, reader.rest, isAtEnd: reader.isAtEnd)
        guard case .complete(let range, let next, let count) = found else { return nil }
        try checkText(BlockReader.Line(range: range, isASCII: false))
        reader.take(upTo: next)
        lines += count
        if scanner.fields.count == 1, reader.bytes.span.isBlank(scanner.fields[0].range) { return false }
        guard let columns else {
            columns = try CSVColumns(scanner.fields, in: reader.bytes)
            return false
        }
        try columns.assign(scanner.fields, to: &record)
        return true
    }

    private func checkText(_ line: BlockReader.Line) throws(LineFault) {
        guard line.range.count <= reader.maximumLineBytes else {
            throw LineFault(nil, .lineTooLong(maximumBytes: reader.maximumLineBytes))
        }
        guard line.isASCII || reader.bytes.span.isUTF8(line.range) else { throw LineFault(nil, .notUTF8) }
    }
}
