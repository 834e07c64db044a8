import Billing
import BillingPages
import BillingService

extension CreditsPage.Entry {
    init(_ account: CreditAccount, at viewpoint: Viewpoint, currency: Currency) {
        let moment = viewpoint.pageMoment
        let path = Scope.organization(account.organization.pathName).path
        let grant = account.credit.grant
        self.init(
            organization: PageLink(account.organization.name, path: moment.path("\(path)/credits")),
            reason: grant.reason, amount: grant.amount, left: account.left, validFrom: grant.validFrom,
            validUntil: grant.validUntil, now: viewpoint.now,
            applications: account.applications.map { application in
                Application(
                    month: application.month, path: moment.path("\(path)/invoices/\(application.month)"),
                    amount: application.amount, isSettled: application.isSettled, currency: currency)
            }, currency: currency)
    }
}
