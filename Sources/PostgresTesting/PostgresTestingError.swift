/// Why no server could be had for a test.
public enum PostgresTestingError: Error, CustomStringConvertible {
    case notInstalled
    case failed(command: String, output: String)

    /// What to do, or what went wrong.
    public var description: String {
        switch self {
        case .notInstalled: "PostgreSQL's server is not installed: apt-get install postgresql"
        case .failed(let command, let output): "\(command) failed: \(output)"
        }
    }
}
