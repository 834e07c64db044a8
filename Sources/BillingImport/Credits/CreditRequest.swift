public import Billing
public import BillingService

/// A credit that a request asks for.
public struct CreditRequest: Hashable, Sendable {
    public var key: String
    public var amount: Money
    public var reason: String
    /// Nil for now.
    public var validFrom: Instant?
    /// ``Instant/never`` for a credit that does not expire.
    public var validUntil: Instant

    public init(key: String, amount: Money, reason: String, validFrom: Instant?, validUntil: Instant = .never) {
        self.key = key
        self.amount = amount
        self.reason = reason
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    /// - Parameter validFrom: where the request tells none.
    func grant(validFrom: Instant) -> CreditGrant {
        CreditGrant(
            key: key, amount: amount, reason: reason, validFrom: self.validFrom ?? validFrom, validUntil: validUntil)
    }
}

extension CreditService {
    /// Grants what a request asks for. One that says no time asks for now, and where it comes again, for the time of the first.
    ///
    /// - Throws: ``BodyRefusal`` for a credit that would have ended by now, or a ``CreditError``.
    public func grant(
        _ request: CreditRequest, to organization: String, now: Instant
    ) async throws -> (account: CreditAccount, isNew: Bool, ledger: Ledger) {
        if request.validFrom == nil, request.validUntil <= now {
            guard let known = try await known(request.key, of: organization) else {
                let problem = FieldProblem.untilNotAfterFrom(now)
                throw BodyRefusal.invalid(
                    [BodyError(index: nil, field: CreditField.validUntil.name, problem: problem)], more: 0)
            }
            return try await grant(request.grant(validFrom: known.validFrom), to: organization)
        }
        do { return try await grant(request.grant(validFrom: now), to: organization) } catch {
            guard request.validFrom == nil, case .conflict = error, let known = try await known(request.key, of: organization)
            else { throw error }
            return try await grant(request.grant(validFrom: known.validFrom), to: organization)
        }
    }

    private func known(_ key: String, of organization: String) async throws(CreditError) -> CreditGrant? {
        try await credits(of: .organization(organization)).accounts.lazy.map(\.credit.grant).first { grant in
            grant.key.utf8.elementsEqual(key.utf8)
        }
    }
}
