public import Billing
public import BillingService

/// Why a row of a controller's database can't be taken in, or not as it stands.
public enum RowProblem: Error, Hashable, Sendable {
    case null(column: String)
    /// The value is of no use as what it should be.
    case unreadable(column: String, reason: String)
    /// It is infinite, or not in the years 1 to 9999.
    case time(column: String)
    case name(column: String, NameError)
    /// A size, process type or plan with a blank, which a description could not be told apart from.
    case blank(column: String)
    case quantity(Int64)
    /// - Parameter cents: the price as PostgreSQL prints it.
    case price(cents: String, DecimalError)
    /// The row's app is not there, or can't be read itself.
    case appMissing(id: String)
    /// The organization or space that the row names is not there; its id is shown in place of its name.
    case labelMissing(column: String, id: String)
    /// The app has no organization or no space, and none was known before.
    case placeMissing(app: String)
    /// The add-on has no attachment that tells which app pays.
    case ownerMissing
    /// The store has refused the event.
    case refused(IngestError)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .null: "null"
        case .unreadable: "unreadable"
        case .time: "bad_time"
        case .name, .blank: "bad_name"
        case .quantity, .price: "bad_number"
        case .appMissing: "app_missing"
        case .labelMissing: "label_missing"
        case .placeMissing: "place_missing"
        case .ownerMissing: "owner_missing"
        case .refused(let error): error.code
        }
    }

    /// What is wrong, for a person.
    public var message: String {
        switch self {
        case .null(let column): "\(column) is null"
        case .unreadable(let column, let reason): "\(column) can't be read: \(reason)"
        case .time(let column): "\(column) must be a time in the years 1 to 9999"
        case .name(let column, let error): "\(column) \(error.message)"
        case .blank(let column): "\(column) must not contain blanks"
        case .quantity(let quantity):
            "quantity must be from 0 to \(Quantity.maximum.count), not \(quantity)"
        case .price(let cents, let error): "price \(error.message), in cents, and is \(cents)"
        case .appMissing(let id): "its app \(id) is not there, or can't be read"
        case .labelMissing(let column, let id): "there is no \(column) \(id); it is shown by its id"
        case .placeMissing(let app): "its app \(app) has no organization or no space"
        case .ownerMissing: "no service_attachments row tells which app owns it"
        case .refused(let error): "\(error.field) \(error.message)"
        }
    }
}
