public import Billing

/// Grants credits to organizations, and tells what invoices use of them.
public struct CreditService: Sendable {
    private let invoices: InvoiceService
    private let clock: BillingClock

    public init(invoices: InvoiceService, clock: BillingClock) {
        self.invoices = invoices
        self.clock = clock
    }

    private var currency: Currency { invoices.rules.currency }

    /// Grants a credit; the same again, by its key, grants nothing.
    ///
    /// - Returns: the credit, and whether it is new.
    public func grant(
        _ grant: CreditGrant, to organization: String
    ) async throws(CreditError) -> (account: CreditAccount, isNew: Bool, ledger: Ledger) {
        let key = try await key(of: organization)
        let outcome: GrantOutcome
        do { outcome = try await invoices.store.grant(grant, to: key, clock: clock.now) } catch {
            throw .invoice(.store(error))
        }
        switch outcome {
        case .granted(let credit), .known(let credit):
            let (accounts, ledger) = try await credits(of: .organization(organization))
            guard let account = accounts.first(where: { $0.credit.batch == credit.batch }) else {
                throw .invoice(.store(.failed("a credit that was granted is not there")))
            }
            if case .granted = outcome { return (account, true, ledger) }
            return (account, false, ledger)
        case .conflict(let known):
            throw .conflict(what: "credit", key: grant.key, known: text(of: known.grant), given: text(of: grant))
        }
    }

    /// The credits of an organization, or of all for the account, in the order in which they were granted.
    public func credits(
        of scope: Scope, batch: Int64? = nil, now: Instant? = nil
    ) async throws(CreditError) -> (accounts: [CreditAccount], ledger: Ledger) {
        do {
            var reading = try await invoices.reading(of: scope, now: now ?? clock.now, batch: batch)
            return (try await reading.creditAccounts(), reading.ledger)
        } catch { throw .invoice(error) }
    }

    private func key(of organization: String) async throws(CreditError) -> OrganizationKey {
        do {
            return try await invoices.organizationKey(of: organization)
        } catch { throw .invoice(error) }
    }

    private func text(of grant: CreditGrant) -> String {
        let until = grant.validUntil == .never ? "" : " until \(grant.validUntil)"
        return "\(grant.amount.formatted(in: currency)) from \(grant.validFrom)\(until), \"\(grant.reason)\""
    }
}

extension InvoiceService {
    /// The key of an organization by its name or id.
    func organizationKey(of name: String) async throws(InvoiceError) -> OrganizationKey {
        let history: ScopeHistory?
        do { history = try await store.history(of: .organization(name)) } catch { throw .store(error) }
        guard case .organization(let key)? = history?.key else { throw .unknownScope(.organization(name)) }
        return OrganizationKey(key)
    }
}

extension ScopeReading {
    /// The credits of the scope's organizations, with what closed and open months use of them.
    mutating func creditAccounts() async throws(InvoiceError) -> [CreditAccount] {
        let byOrganization = try await creditsByOrganization()
        var keys = NameKeys()
        keys.organizations = Set(byOrganization.map(\.0))
        let names: NameDirectory
        do { names = try await service.store.names(of: keys, at: ledger.batch) } catch { throw .store(error) }
        var accounts: [CreditAccount] = []
        for (organization, credits) in byOrganization {
            let open = try await allocation(of: credits, organization: organization, through: Month(containing: now))
            for credit in credits {
                let settled = credit.settled.map { application in
                    CreditAccount.Application(month: application.month, amount: application.amount, isSettled: true)
                }
                let applied = open.applications.filter { $0.batch == credit.batch }.map { application in
                    CreditAccount.Application(month: application.month, amount: application.amount, isSettled: false)
                }
                accounts.append(
                    CreditAccount(
                        organization: names.organizations[organization] ?? Named(name: ""), credit: credit,
                        applications: (settled + applied).sorted { $0.month < $1.month }))
            }
        }
        return accounts.sorted { $0.credit.batch < $1.credit.batch }
    }
}
