public import Billing

extension Instant: ExpressibleByStringLiteral {
    /// A time as tests write it: `"2017-02-05T22:16:56.616Z"`.
    public init(stringLiteral text: String) {
        do { try self.init(parsing: Array(text.utf8).span) } catch { preconditionFailure("\(text): \(error.message)") }
    }
}

extension Price: ExpressibleByStringLiteral {
    /// A price as tests write it: `"0.29"`.
    public init(stringLiteral text: String) {
        do { try self.init(parsing: Array(text.utf8).span) } catch { preconditionFailure("\(text): \(error.message)") }
    }
}

extension Month: ExpressibleByStringLiteral {
    /// A month as tests write it: `"2017-02-01"`.
    public init(stringLiteral id: String) {
        guard let month = Month(id: id) else { preconditionFailure("\(id) is not a month's first day") }
        self = month
    }
}

extension SearchWords: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        do { try self.init(text) } catch { preconditionFailure("\(text): \(error.message)") }
    }
}
