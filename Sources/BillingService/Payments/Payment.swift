public import Billing

/// A payment of an organization's invoice.
public struct Payment: Hashable, Sendable {
    public var organization: OrganizationKey
    public var request: PaymentRequest
    public var batch: Int64
    public var recorded: Instant

    public init(organization: OrganizationKey, request: PaymentRequest, batch: Int64, recorded: Instant) {
        self.organization = organization
        self.request = request
        self.batch = batch
        self.recorded = recorded
    }
}
