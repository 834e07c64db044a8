public import BillingService

extension PlanError {
    /// The message with its place, `FILE:LINE: field: what is wrong`, as ``UsageLineError`` writes it; without where it is no
    /// line's fault.
    ///
    /// - Parameter file: as the user named it; `-` is shown as `stdin`.
    public func message(file: String) -> String {
        guard case .contradiction(let line, _, _, _, let otherLine) = self else { return message }
        return UsageLineError.message(
            file: file, line: line, field: "price_per_unit", problem: "\(message) (line \(otherLine))")
    }
}
