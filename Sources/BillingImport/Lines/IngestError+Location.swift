public import BillingService

extension IngestError {
    /// The message with its place, `FILE:LINE: field: what is wrong`, as ``UsageLineError`` writes it.
    ///
    /// - Parameter file: as the user named it; `-` is shown as `stdin`.
    public func message(file: String) -> String {
        UsageLineError.message(file: file, line: line, field: field, problem: message)
    }
}
