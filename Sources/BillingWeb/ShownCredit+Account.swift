import Billing
public import BillingExport
public import BillingService

extension ShownCredit {
    public init(_ account: CreditAccount) {
        let (credit, grant) = (account.credit, account.credit.grant)
        let path = InvoiceListJSON.path(of: .organization(account.organization.id ?? account.organization.name))
        self.init(
            id: "credit-\(credit.batch)", organization: account.organization.name, amount: grant.amount, left: account.left,
            reason: grant.reason, validFrom: grant.validFrom, validUntil: grant.validUntil, key: grant.key,
            createdAt: credit.recorded,
            applications: account.applications.map { application in
                Application(
                    month: application.month, path: "\(path)/\(application.month)", amount: application.amount,
                    isSettled: application.isSettled)
            })
    }
}
