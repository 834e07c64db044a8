/// An app's name as an invoice shows it: `{app}-{space}`.
public enum AppName {
    /// How many bytes of `name` are the app's own: all but the suffix `-{space}`, where the name has it.
    public static func ownLength(of name: Swift.Span<UInt8>, space: Swift.Span<UInt8>) -> Int {
        let own = name.count - space.count - 1
        guard own > 0, name[own] == UInt8(ascii: "-") else { return name.count }
        for index in 0..<space.count where name[own + 1 + index] != space[index] { return name.count }
        return own
    }
}
