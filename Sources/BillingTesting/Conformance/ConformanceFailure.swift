/// What a check found wrong, in a sentence.
public struct ConformanceFailure: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// Throws a ``ConformanceFailure`` where a condition does not hold.
func require(_ condition: Bool, _ failure: @autoclosure () -> String) throws(ConformanceFailure) {
    guard condition else { throw ConformanceFailure(failure()) }
}

/// Throws a ``ConformanceFailure`` where something is not what it should be.
func require<Value: Equatable>(_ what: String, _ actual: Value, is expected: Value) throws(ConformanceFailure) {
    guard actual == expected else { throw ConformanceFailure("\(what) is \(actual), not \(expected)") }
}
