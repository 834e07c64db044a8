import Billing
import PostgresClient

/// The events that the rows of a controller's database come to, in chunks.
///
/// An event is begun, completed, and appended before the next one is begun: its codes are those of one chunk.
struct EventBatch {
    /// The codes of the app that was named last.
    private struct AppCodes {
        var app: PostgresUUID
        var id: NameTable.Code
        var name: NameTable.Code
        var organization: UsageEvent.Label?
        var space: UsageEvent.Label?
    }

    private let chunkEvents: Int
    private var full: [UsageChunk] = []
    private var chunk = UsageChunk()
    private var appCodes: AppCodes?
    /// How many events were appended, over all batches; an event's number stands in its `line`.
    private var appended = 0
    /// How many events there are.
    private(set) var count = 0
    /// Memory that is used again.
    private var content = EventContent()

    /// - Parameter chunkEvents: how many events a chunk has at most.
    init(chunkEvents: Int) {
        self.chunkEvents = chunkEvents
    }

    /// Begins an event that a row came to.
    ///
    /// - Parameters:
    ///   - suffix: is added to what the row is known by.
    ///   - identity: adds all that the event says and that is never taken in anew.
    mutating func begin(
        _ kind: EventKind, of row: ControllerRow, suffix: String = "", at happened: Instant,
        identity: (inout EventContent) -> Void
    ) -> UsageEvent {
        begin(kind, of: row, suffix: suffix, at: happened, identity: self.identity(identity))
    }

    mutating func begin(
        _ kind: EventKind, of row: ControllerRow, suffix: String, at happened: Instant, identity: EventIdentity
    ) -> UsageEvent {
        if chunk.events.count >= chunkEvents { endChunk() }
        let reference = UsageEvent.Reference(
            source: chunk.names.code(of: ControllerImport.source), id: chunk.names.code(of: row, suffix: suffix))
        return UsageEvent(kind: kind, identity: identity, reference: reference, happened: happened, line: appended)
    }

    /// A hash of what is added.
    mutating func identity(_ add: (inout EventContent) -> Void) -> EventIdentity {
        content.removeAll()
        add(&content)
        return content.identity
    }

    /// Says of which app the event is.
    mutating func name(_ app: ControllerApp, in event: inout UsageEvent) {
        let codes = codes(of: app)
        event.appID = codes.id
        event.app = codes.name
    }

    /// Says where the app is, by its row.
    mutating func place(_ app: ControllerApp, in event: inout UsageEvent) {
        let codes = codes(of: app)
        event.organization = codes.organization
        event.space = codes.space
    }

    mutating func label(_ label: ControllerLabel) -> UsageEvent.Label {
        UsageEvent.Label(name: chunk.names.code(of: label.name), id: code(of: label.id))
    }

    mutating func code(of name: Bytes) -> NameTable.Code { chunk.names.code(of: name) }

    mutating func code(of id: PostgresUUID) -> NameTable.Code { chunk.names.code(of: id) }

    mutating func append(_ event: UsageEvent) {
        chunk.events.append(event)
        count += 1
        appended += 1
    }

    /// Takes all chunks out.
    mutating func takeChunks() -> [UsageChunk] {
        endChunk()
        defer { full.removeAll() }
        count = 0
        return full
    }

    private mutating func endChunk() {
        if !chunk.events.isEmpty { full.append(chunk) }
        chunk = UsageChunk()
        appCodes = nil
    }

    private mutating func codes(of app: ControllerApp) -> AppCodes {
        if let appCodes, appCodes.app == app.id { return appCodes }
        var codes = AppCodes(app: app.id, id: code(of: app.id), name: chunk.names.code(of: app.name))
        if let place = app.place {
            codes.organization = label(place.organization)
            codes.space = label(place.space)
        }
        appCodes = codes
        return codes
    }
}

extension NameTable {
    /// The code of an id's ``PostgresUUID/description``, of which no string is made.
    fileprivate mutating func code(of id: PostgresUUID) -> Code {
        withUnsafeTemporaryAllocation(byteCount: PostgresUUID.textLength, alignment: 1) { text in
            id.write(to: text)
            return code(of: UnsafeRawBufferPointer(text))
        }
    }

    /// The code of `table/id`, and what follows it.
    fileprivate mutating func code(of row: ControllerRow, suffix: String) -> Code {
        let table = row.table.name.utf8
        let length = table.count + 1 + PostgresUUID.textLength
        return withUnsafeTemporaryAllocation(byteCount: length + suffix.utf8.count, alignment: 1) { text in
            text.copyBytes(from: table)
            text[table.count] = UInt8(ascii: "/")
            row.id.write(to: UnsafeMutableRawBufferPointer(rebasing: text[(table.count + 1)...]))
            UnsafeMutableRawBufferPointer(rebasing: text[length...]).copyBytes(from: suffix.utf8)
            return code(of: UnsafeRawBufferPointer(text))
        }
    }
}

extension EventContent {
    mutating func append(_ id: PostgresUUID) {
        append(Int64(bitPattern: id.high))
        append(Int64(bitPattern: id.low))
    }

    mutating func append(_ text: String) {
        let bytes = Array(text.utf8)
        append(bytes.span, 0..<bytes.count)
    }
}
