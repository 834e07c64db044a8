/// One line of the report: what was measured, of us and of the peer.
struct Measurement {
    struct Peer {
        var name: String
        /// In the measurement's unit.
        var value: Double
    }

    var name: String
    var value: Double
    var unit: Unit
    var peer: Peer?
    var target: Target?

    /// How many times as fast as the peer we are.
    var ratio: Double? {
        peer.map { unit.isBetterWhenHigher ? value / $0.value : $0.value / value }
    }
}
