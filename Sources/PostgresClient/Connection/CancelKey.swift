import CLibPQ

/// What the server wants to see before it cancels a connection's statement.
///
/// `@unchecked`: the pointer never changes, and libpq's manual allows `PQcancel` on any thread, since it only reads the object.
/// It is freed with the last reference, when nobody can be reading it.
final class CancelKey: @unchecked Sendable {
    private let key: OpaquePointer

    /// - Parameter connection: libpq's connection, of which this keeps a copy of the address and the server's secret.
    init?(connection: OpaquePointer) {
        guard let key = PQgetCancel(connection) else { return nil }
        self.key = key
    }

    deinit { PQfreeCancel(key) }

    /// Asks the server, over a connection of its own, and waits until it has sent its process the signal.
    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(key, &reason, Int32(reason.count))
    }
}
