public import Billing

/// Usage of a small platform that does not exist, to try this program with: two years of 40 apps in 5 spaces of 4
/// organizations.
public enum DemoPlatform {
    /// Writes the usage up to `now` as usage lines (NDJSON), oldest first: always the same for the same `now`.
    ///
    /// - Parameter write: gets one line at a time, its line feed included.
    public static func lines(now: Instant, _ write: (String) throws -> Void) rethrows {
        let origin = Month(ordinal: Month(containing: now).ordinal - DemoHistory.months + 1)
        var random = SplitMix64(seed: 0xF10D)
        var lines: [DemoLine] = []
        for app in DemoCatalog.apps {
            // Each app has its own numbers, so that changing one leaves the others as they are.
            lines += DemoHistory(of: app, origin: origin, now: now, random: SplitMix64(seed: random.next())).lines
        }
        let inOrder = lines.indices.sorted { (lines[$0].created, $0) < (lines[$1].created, $1) }
        for index in inOrder { try write(lines[index].text) }
    }

    /// The same lines as a source for a store.
    public static func source(
        now: Instant, progress: (@Sendable (UsageProgress) -> Void)? = nil
    ) -> UsageLines {
        var bytes: [UInt8] = []
        lines(now: now) { bytes += $0.utf8 }
        return UsageLines(bytes: bytes, file: "demo data", format: .ndjson, progress: progress)
    }
}
