import Billing
import BillingExport
import BillingService

extension ShownDirectory {
    /// - Parameter next: the path of the next part.
    init(_ listing: DirectoryListing, of kind: DirectoryKind, next: String?) {
        self.init(entries: listing.entries.map { Entry($0, of: kind) }, next: next)
    }
}

extension ShownDirectory.Entry {
    fileprivate init(_ entry: DirectoryEntry, of kind: DirectoryKind) {
        let named = entry.named
        let scope: Scope? =
            switch kind {
            case .organizations: .organization(named.pathName)
            case .spaces: .space(named.pathName)
            case .apps: entry.place.map { .organization($0.organization.pathName) }
            }
        self.init(
            name: named.name, id: named.id,
            app: entry.place.map { place in
                ShownDirectory.AppPlace(
                    shownName: "\(named.name)-\(place.space.name)", organization: place.organization.name,
                    space: place.space.name)
            }, invoices: scope.map(InvoiceListJSON.path))
    }
}

extension Named {
    /// What finds it in a path: its id, which nothing else has, or else its name.
    var pathName: String { id ?? name }
}
