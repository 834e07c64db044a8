/// The parts that the pages are divided into, as every page's head lists them.
public enum PageSection: String, CaseIterable, Sendable {
    case overview
    case organizations
    case spaces
    case apps
    case plans
    case credits
    case api

    var name: String {
        switch self {
        case .overview: "Overview"
        case .organizations: "Organizations"
        case .spaces: "Spaces"
        case .apps: "Apps"
        case .plans: "Plans"
        case .credits: "Credits"
        case .api: "API"
        }
    }

    var path: String {
        switch self {
        case .overview: "/account/invoices"
        case .organizations: "/organizations"
        case .spaces: "/spaces"
        case .apps: "/apps"
        case .plans: "/plans"
        case .credits: "/account/credits"
        case .api: "/docs"
        }
    }

    /// The same at another moment, where what it shows is of one.
    func path(at moment: PageMoment) -> String {
        switch self {
        case .overview, .credits: moment.path(path)
        case .organizations, .spaces, .apps, .plans, .api: path
        }
    }
}
