#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The few calls of the operating system that blocking on a socket needs.
enum System {
    static let readable = Int16(POLLIN)
    static let writable = Int16(POLLOUT)

    /// A clock that only goes forward.
    static func monotonicMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Waits until a socket can be read or written.
    ///
    /// - Returns: what it is ready for, 0 after the time, nil where the socket is not one.
    static func wait(for events: Int16, on socket: Int32, milliseconds: Int64) -> Int16? {
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        let count = poll(&descriptor, 1, Int32(clamping: milliseconds))
        if count > 0 { return descriptor.revents }
        return count == 0 || errno == EINTR ? 0 : nil
    }

    static func sleep(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    static func environmentHas(_ name: String) -> Bool { getenv(name) != nil }

    /// Starts a thread that ends when `body` does.
    ///
    /// - Returns: whether the system had one.
    static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
        let start = Unmanaged.passRetained(ThreadStart(body: body))
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, nil, { ThreadStart.run($0) }, start.toOpaque())
            if code == 0, let thread { pthread_detach(thread) }
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, nil, { ThreadStart.run($0) }, start.toOpaque())
            if code == 0 { pthread_detach(thread) }
        #endif
        if code != 0 { start.release() }
        return code == 0
    }
}

/// What a new thread does, carried over as one pointer.
private final class ThreadStart: Sendable {
    private let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().body() }
        return nil
    }
}
