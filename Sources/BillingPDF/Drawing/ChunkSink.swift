/// Takes the bytes of a document as cairo writes them, and hands them on in chunks.
final class ChunkSink {
    private var buffer: [UInt8] = []
    private let body: (UnsafeRawBufferPointer) throws -> Void
    /// What went wrong where the bytes went; none are handed on any more then.
    private(set) var failure: (any Error)?

    private static let chunkLength = 65_536

    init(_ body: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.body = body
        buffer.reserveCapacity(2 * Self.chunkLength)
    }

    /// - Returns: whether there is a use in more.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard failure == nil else { return false }
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.chunkLength { flush() }
        return failure == nil
    }

    /// Hands on what there is.
    func flush() {
        guard failure == nil, !buffer.isEmpty else { return }
        do { try buffer.withUnsafeBytes(body) } catch { failure = error }
        buffer.removeAll(keepingCapacity: true)
    }
}
