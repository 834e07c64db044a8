import Billing
public import BillingExport
public import BillingService

extension ShownCredit {
    public init(_ account: CreditAccount) {
        let (credit, grant) = (account.credit, account.credit.grant)
        self.init(
            id: "credit-\(credit.batch)", organization: account.organization.name,
            organizationPath: account.organization.id ?? account.organization.name, amount: grant.amount, left: account.left,
            reason: grant.reason, validFrom: grant.validFrom, validUntil: grant.validUntil, key: grant.key,
            createdAt: credit.recorded,
            applications: account.applications.map { application in
                Application(month: application.month, amount: application.amount, isSettled: application.isSettled)
            })
    }
}
