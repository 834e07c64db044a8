/// What a measurement should come to.
enum Target {
    case atLeast(Double)
    case atMost(Double)
    /// So many times as fast as the peer.
    case timesPeer(Double)

    func isMet(by measurement: Measurement) -> Bool {
        switch self {
        case .atLeast(let value): measurement.value >= value
        case .atMost(let value): measurement.value <= value
        case .timesPeer(let ratio): measurement.ratio.map { $0 >= ratio } ?? false
        }
    }
}
