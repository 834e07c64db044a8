import Billing

/// Organizations or spaces, each known by a small number. Names are compared as bytes.
struct FocusPlaces {
    private var named: [Named] = []
    private var codes: [[UInt8]: Int32] = [:]

    mutating func code(of place: Named) -> Int32 {
        let identity = Array((place.id.map { "i\($0)" } ?? "n\(place.name)").utf8)
        if let known = codes[identity] { return known }
        let code = Int32(named.count)
        codes[identity] = code
        named.append(place)
        return code
    }

    var places: [FocusPlace] { FocusPlace.places(named: named.map { ($0.name, $0.id) }) }
}
