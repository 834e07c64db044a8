/// Why a browser did not do what a test asked of it.
public struct BrowserError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
