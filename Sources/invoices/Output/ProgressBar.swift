import BillingImport
import Foundation
import Synchronization

/// A line on the terminal that tells how far a long import is: a bar, the rate, the time left. Silent where standard error is
/// not a terminal.
final class ProgressBar: Sendable {
    private let width = Terminal.width(of: STDERR_FILENO)
    private let started = ContinuousClock.now
    private let shown = Mutex<ContinuousClock.Instant?>(nil)

    private static let interval = Duration.milliseconds(100)
    private static let barWidth = 24

    func show(_ progress: UsageProgress) {
        guard progress.lines > 0 else { return }
        show { elapsed, width in Self.text(of: progress, elapsed: elapsed, width: width) }
    }

    func show(_ progress: ControllerProgress) {
        show { elapsed, width in
            let text = "\(progress.table.name): \(grouped(progress.rowCount)) rows  \(grouped(progress.eventCount)) events"
            return String(text.prefix(max(10, width - 1)))
        }
    }

    /// Shows what is under way, where nothing tells how far it is.
    func show(_ text: String) {
        show { _, width in String("\(text) …".prefix(max(10, width - 1))) }
    }

    private func show(_ text: (_ elapsed: Duration, _ width: Int) -> String) {
        guard let width else { return }
        let now = ContinuousClock.now
        let isDue = shown.withLock { last in
            if let last, now - last < ProgressBar.interval { return false }
            last = now
            return true
        }
        guard isDue else { return }
        printError("\r\u{1B}[K" + text(now - started, width))
    }

    /// Removes the line, so that what is printed next stands alone.
    func clear() {
        guard shown.withLock({ $0 != nil }) else { return }
        printError("\r\u{1B}[K")
    }

    /// `[#########---------------]  37%  1,234,567 lines  401,000 lines/s  0:12 left`
    static func text(of progress: UsageProgress, elapsed: Duration, width: Int) -> String {
        let milliseconds = max(1, Int(elapsed / .milliseconds(1)))
        let rate = grouped(progress.lines * 1000 / milliseconds)
        var text = "\(grouped(progress.lines)) lines  \(rate) lines/s"
        if let total = progress.totalBytes, total > 0, progress.readBytes > 0 {
            let read = min(progress.readBytes, total)
            let filled = Int(read * Int64(barWidth) / total)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: barWidth - filled)
            let percent = String(read * 100 / total)
            let left = Int(Int64(milliseconds) * (total - read) / read) / 1000
            let seconds = left % 60
            let padding = String(repeating: " ", count: 3 - percent.count)
            text = "[\(bar)] \(padding)\(percent)%  \(text)  \(left / 60):\(seconds < 10 ? "0" : "")\(seconds) left"
        }
        return String(text.prefix(max(10, width - 1)))
    }
}
