/// What of a comparison a page shows.
public struct ChangesQuery: Hashable, Sendable {
    /// The month that is compared with, as it was named; nil for the one before.
    public var from: String?
    public var organization: String?
    public var app: String?
    /// From 1 on.
    public var page: Int
    public var moment: PageMoment

    public init(
        from: String? = nil, organization: String? = nil, app: String? = nil, page: Int = 1, moment: PageMoment = PageMoment()
    ) {
        self.from = from
        self.organization = organization
        self.app = app
        self.page = page
        self.moment = moment
    }

    func path(on base: String) -> String {
        let own = [
            PageParameter("from", from), PageParameter("org", organization), PageParameter("app", app),
            PageParameter("page", page == 1 ? nil : "\(page)"),
        ]
        return PageParameter.path(base, own.compactMap(\.self) + moment.parameters)
    }

    func opening(organization: String?, app: String? = nil) -> ChangesQuery {
        ChangesQuery(from: from, organization: organization, app: app, moment: moment)
    }

    /// The same choice at the present, where the parts are others.
    var atPresent: ChangesQuery { ChangesQuery(from: from, organization: organization, app: app) }

    func turning(to page: Int) -> ChangesQuery {
        var query = self
        query.page = page
        return query
    }
}
