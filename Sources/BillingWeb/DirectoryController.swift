import Billing
import BillingExport
import BillingPages
import BillingService
import Hummingbird

/// The lists of organizations, spaces and apps.
struct DirectoryController {
    let service: DirectoryService
    let invoices: InvoiceService
    let pages: PageResponder
    let clock: BillingClock

    func addRoutes(to router: some RouterMethods<BillingRequestContext>) {
        for kind in DirectoryKind.allCases {
            router.read("/\(kind.rawValue)") { request, _ in try await list(kind, request) }
        }
    }

    private func list(_ kind: DirectoryKind, _ request: Request) async throws -> Response {
        // A form writes a space as a plus.
        let fields = FormFields(request.uri.query ?? "")
        let format = try request.format(among: [.json, .html])
        let now = clock.now
        let listing: DirectoryListing
        do {
            listing = try await service.listing(
                of: kind, search: fields["q"], after: fields["after"], limit: fields["limit"], now: now)
        } catch { throw APIError.thrown(for: error) }
        let next = listing.next.map { Self.path(of: kind, fields, after: $0) }
        if format == .html {
            let billed = try await billedOrganizations(of: listing.entries, now: now)
            let entries = listing.entries.map { Self.entry($0, of: kind, now: now, billed: billed) }
            let page = DirectoryPage(
                kind.pageKind, entries: entries, search: fields["q"] ?? "", isFirst: fields["after"] == nil, next: next)
            return pages.response(page, to: request, at: listing.ledger, now: now)
        }
        let shown = ShownDirectory(listing, of: kind, next: next)
        let bytes =
            switch kind {
            case .organizations: DirectoryJSON.bytes(ofOrganizations: shown)
            case .spaces: DirectoryJSON.bytes(ofSpaces: shown)
            case .apps: DirectoryJSON.bytes(ofApps: shown)
            }
        return .json(bytes, of: listing.ledger, to: request)
    }

    /// The path of the part that follows.
    private static func path(of kind: DirectoryKind, _ fields: FormFields, after cursor: DirectoryCursor) -> String {
        let given = ["q", "limit", "format"].compactMap { name in fields[name].map { (name, $0) } }
        let query = (given + [("after", cursor.text)]).map { name, value in "\(name)=\(pathSegment(of: value))" }
        return "/\(kind.rawValue)?\(query.joined(separator: "&"))"
    }

    /// The organizations of apps that have an invoice of the current month, by the paths of their invoices: an organization that
    /// has never used anything has none.
    private func billedOrganizations(of entries: [DirectoryEntry], now: Instant) async throws -> Set<String> {
        var known: Set<String> = []
        var billed: Set<String> = []
        for entry in entries {
            guard let place = entry.place else { continue }
            let scope = Scope.organization(place.organization.pathName)
            let path = InvoiceListJSON.path(of: scope)
            guard known.insert(path).inserted else { continue }
            if try await !invoices.list(of: scope, now: now).months.isEmpty { billed.insert(path) }
        }
        return billed
    }

    private static func entry(
        _ entry: DirectoryEntry, of kind: DirectoryKind, now: Instant, billed: Set<String>
    ) -> DirectoryPage.Entry {
        let named = entry.named
        func invoices(_ scope: Scope) -> String { InvoiceListJSON.path(of: scope) }
        switch kind {
        case .organizations:
            return DirectoryPage.Entry(
                name: named.name, invoices: invoices(.organization(named.pathName)), id: named.id)
        case .spaces:
            return DirectoryPage.Entry(name: named.name, invoices: invoices(.space(named.pathName)), id: named.id)
        case .apps:
            guard let place = entry.place else { return DirectoryPage.Entry(name: named.name, invoices: nil, id: named.id) }
            let shown = "\(named.name)-\(place.space.name)"
            let organization = invoices(.organization(place.organization.pathName))
            let items = "\(organization)/\(Month(containing: now))?app=\(pathSegment(of: shown))"
            return DirectoryPage.Entry(
                name: shown, invoices: billed.contains(organization) ? items : organization, id: named.id,
                organization: PageLink(place.organization.name, path: organization),
                space: PageLink(place.space.name, path: invoices(.space(place.space.pathName))))
        }
    }
}

extension DirectoryKind {
    fileprivate var pageKind: DirectoryPage.Kind {
        switch self {
        case .organizations: .organizations
        case .spaces: .spaces
        case .apps: .apps
        }
    }
}

extension APIError {
    fileprivate static func thrown(for error: DirectoryError) -> any Error {
        if case .store(let error) = error { return error }
        return APIError(status: .badRequest, id: error.code, message: error.message)
    }
}
