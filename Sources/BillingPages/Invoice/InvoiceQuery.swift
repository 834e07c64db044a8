public import Billing

/// What of an invoice a page shows: every state of it has a path of its own.
public struct InvoiceQuery: Hashable, Sendable {
    public var filter: ItemFilter
    public var sort: ItemSort
    /// From 1 on.
    public var page: Int
    /// The item that is explained, by its number in the invoice's order, from 1 on.
    public var explained: Int?
    public var moment: PageMoment

    public init(
        filter: ItemFilter = ItemFilter(), sort: ItemSort = .cost, page: Int = 1, explained: Int? = nil,
        moment: PageMoment = PageMoment()
    ) {
        self.filter = filter
        self.sort = sort
        self.page = page
        self.explained = explained
        self.moment = moment
    }

    func path(on base: String, fragment: String? = nil) -> String {
        PageParameter.path(base, parameters, fragment: fragment)
    }

    private var parameters: [PageParameter] {
        let own = [
            PageParameter("q", filter.text?.text), PageParameter("type", filter.type?.name), PageParameter("space", filter.space),
            PageParameter("org", filter.organization), PageParameter("app", filter.app),
            PageParameter("sort", sort == .cost ? nil : sort.rawValue), PageParameter("page", page == 1 ? nil : "\(page)"),
            PageParameter("explain", explained.map { "\($0)" }),
        ]
        return own.compactMap(\.self) + moment.parameters
    }

    /// What the form for choosing keeps without showing it.
    var hidden: [PageParameter] {
        [PageParameter("org", filter.organization), PageParameter("app", filter.app)].compactMap(\.self) + moment.parameters
    }

    /// The same with something else chosen: that begins with its first page.
    func opening(organization: String?, app: String? = nil) -> InvoiceQuery {
        var query = self
        query.filter.organization = organization
        query.filter.app = app
        query.page = 1
        query.explained = nil
        return query
    }

    /// The same choice at the present, where the numbers of parts and items are others.
    var atPresent: InvoiceQuery { InvoiceQuery(filter: filter, sort: sort) }

    func turning(to page: Int) -> InvoiceQuery {
        var query = self
        query.page = page
        return query
    }

    func explaining(_ number: Int?) -> InvoiceQuery {
        var query = self
        query.explained = number
        return query
    }
}
