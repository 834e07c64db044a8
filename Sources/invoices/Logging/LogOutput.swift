import Dispatch
import Foundation
import Synchronization

/// Where the lines of the log go: to a file, some at a time.
///
/// A line waits for others for a few milliseconds, because each call of the system costs more than the line. One that must not
/// be lost goes out at once, with all before it.
final class LogOutput: Sendable {
    private struct State {
        var lines: [UInt8] = []
        var second = 0
        /// How the second is written.
        var time: [UInt8] = []
    }

    private let descriptor: Int32
    private let state = Mutex(State())
    /// Held while lines go out, so that they stay in order.
    private let turn = Mutex(())
    private let queue = DispatchQueue(label: "log")

    private static let delay = DispatchTimeInterval.milliseconds(10)
    /// Where so much waits, who logs must wait too.
    private static let maximumByteCount = 1 << 20

    static let standardError = LogOutput(descriptor: STDERR_FILENO)

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Takes a line, which gets the time in front.
    func write(_ line: [UInt8], isUrgent: Bool) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let second = now.tv_sec
        let (isFirst, isFull) = state.withLock { state in
            let isFirst = state.lines.isEmpty
            if state.second != second { (state.second, state.time) = (second, Self.text(of: second)) }
            state.lines.append(contentsOf: state.time)
            state.lines.append(contentsOf: line)
            return (isFirst, state.lines.count > Self.maximumByteCount)
        }
        if isUrgent || isFull {
            flush()
        } else if isFirst {
            queue.asyncAfter(deadline: .now() + Self.delay) { self.flush() }
        }
    }

    /// Lets all that waits go out.
    func flush() {
        turn.withLock { _ in
            let lines = state.withLock { state in
                let lines = state.lines
                state.lines.removeAll(keepingCapacity: true)
                return lines
            }
            lines.withUnsafeBytes { bytes in
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    if count < 0, errno == EINTR { continue }
                    // A log that nobody reads any more keeps nothing from being served.
                    guard count > 0 else { return }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }

    /// `2026-11-23T19:46:22+0000`, in the system's time zone.
    private static func text(of second: Int) -> [UInt8] {
        var second = second
        var parts = tm()
        localtime_r(&second, &parts)
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, $0.count, "%Y-%m-%dT%H:%M:%S%z", &parts) }
        }
        return Array(buffer.prefix(count))
    }
}
