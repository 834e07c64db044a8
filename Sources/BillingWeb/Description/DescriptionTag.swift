/// A part of the API, which has a page of its own.
enum DescriptionTag: String, CaseIterable, Sendable {
    case invoices
    case directory
    case costs
    case proof
    case credits
    case plans
    case usage
    case server

    var name: String {
        switch self {
        case .invoices: "Invoices"
        case .directory: "What there is"
        case .costs: "Costs"
        case .proof: "Proof"
        case .credits: "Credits and payments"
        case .plans: "Prices"
        case .usage: "Usage"
        case .server: "The server"
        }
    }

    var description: String {
        switch self {
        case .invoices: "The invoices of the account, of organizations and of spaces, month by month."
        case .directory: "The organizations, spaces and apps that usage was told of."
        case .costs: "What invoices cost by day, the sums of many months, and why one is higher than another."
        case .proof: "What proves that nobody touched a closed invoice, and what was done, by whom."
        case .credits: "Credits of organizations, and payments of their invoices."
        case .plans: "The price book: what dyno sizes and add-on plans cost."
        case .usage: "How usage comes in."
        case .server: "Whether the server runs, its test clock, and what there is."
        }
    }
}
