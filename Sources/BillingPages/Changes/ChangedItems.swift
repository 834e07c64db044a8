import Billing

/// Where the items of what has changed are: on the invoice, or, of what has ended, on the one that it is compared with.
struct ChangedItems: Sendable {
    let path: String
    let fromPath: String
    let moment: [PageParameter]

    func path(of resource: ResourceChange, app: String, organization: String) -> String {
        let wanted = [
            PageParameter("org", organization), PageParameter("app", app),
            PageParameter("q", SearchWords(description: resource.description).text),
        ].compactMap(\.self)
        return PageParameter.path(resource.to == nil ? fromPath : path, wanted + moment, fragment: "items")
    }
}
