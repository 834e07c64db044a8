import Billing
import BillingService

extension ProofFailure: CustomStringConvertible {
    public var description: String { message }

    /// What does not fit, for a person, in one sentence.
    public var message: String {
        switch self {
        case .keyID(let id): "The public key \(id) was changed: its id is not that of its bytes."
        case .keyRotation(let id, let previous):
            "The key \(id) does not follow the key \(previous): the signatures of the two are not theirs."
        case .keyNotTrusted(let id, let last):
            "The key \(id), which you gave, is none of the keys that have sealed this; the last of them is \(last)."
        case .keyUnknown(let id, let month): "The seal of \(month) names the key \(id), which is not known."
        case .statementForm: "The statement of the seal is not in the form that this version writes."
        case .signature(let month, let id):
            "The statement of \(month) was changed: the signature of the key \(id) is not of this text."
        case .savedSeal(.gone(let month, let number)):
            "The saved seal \(number) of \(month) is not in the database: it was cut off, or replaced by an older copy."
        case .savedSeal(.other(let month, let number)):
            "The database has another seal of \(month) than the saved seal \(number)."
        case .documentForm: "The file is not an invoice as the server writes it."
        case .sealForm(let field): "The file is not a seal (\(field))."
        case .documentField(let field, let document, let sealed):
            "The invoice says \(field) \(document), and \(sealed) was sealed."
        case .documentItems(let owner): "The items of \(owner) are not those that were sealed."
        case .documentLength: "The invoice's items are not as long as those that were sealed."
        case .documentOwner: "The seal's leaves are not all of one invoice."
        case .path(let owner): "The path of \(owner) does not lead to the sealed root."
        case .otherStatement: "The two invoices have different statements: one is not a part of the other."
        default: databaseMessage
        }
    }

    private var databaseMessage: String {
        switch self {
        case .unsealed(let month): "\(month) is closed and has no seal: the seal was removed."
        case .notClosed(let month): "\(month) was sealed, and is not closed any more."
        case .sealNumber(let number, let expected): "Seal \(expected) is missing: the next one is seal \(number)."
        case .sealMonth(let number, let stored, let sealed):
            "Seal \(number) is stored as that of \(stored), and says that it is of \(sealed)."
        case .previous(let month): "The seal of \(month) does not follow the one before it: one of the two was replaced."
        case .closing(let month, let field): "The closing of \(month) was changed: \(field) is not what was sealed."
        case .leafCount(let month, let tree, let found, let sealed):
            "\(month) has \(found) leaves of \(tree.name), and \(sealed) were sealed."
        case .leafForm(let month, let tree, let position):
            "Leaf \(position) of the \(tree.name) of \(month) is not in the form that this version writes."
        case .root(let month, let tree): "The leaves of the \(tree.name) of \(month) do not lead to the sealed root."
        case .pieceCount(let month, let found, let sealed):
            "\(month) has \(found) stored invoices of organizations and spaces, and \(sealed) were sealed."
        case .pieceMissing(let month, let owner): "The invoice of \(owner) for \(month) was sealed, and is missing."
        case .piece(let month, let owner, let field):
            "The invoice of \(owner) for \(month) was changed: \(field) is not what was sealed."
        case .items(let month, let owner): "The items of \(owner) for \(month) were changed since they were sealed."
        case .audit(.missing(let number)): "Entry \(number) of the audit is missing."
        case .audit(.changed(let number)): "Entry \(number) of the audit was changed."
        case .audit(.cutOff(let last, let signed)):
            "The audit was cut off: it ends with entry \(last), and had \(signed) when its end was signed."
        case .audit(.head(let number)): "The signed end of the audit, entry \(number), was changed."
        case .audit(.seal(let month, let number)):
            "The audit was made anew: entry \(number) is not the one that the seal of \(month) names."
        case .accountSum(let month, let field):
            "The sums of \(month) do not fit: \(field) of all organizations is not what was sealed for the account."
        default: ""
        }
    }
}
