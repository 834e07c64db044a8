public import Billing
public import BillingService

/// The first thing that does not fit where something is to be proven.
public enum ProofFailure: Error, Hashable, Sendable {
    // MARK: Keys and statements

    case keyID(String)
    case keyRotation(String, previous: String)
    case keyNotTrusted(String, last: String)
    case keyUnknown(String, Month)
    case statementForm
    case signature(Month, String)

    // MARK: Databases

    /// A closed month has no seal.
    case unsealed(Month)
    /// A month is sealed, and not closed any more.
    case notClosed(Month)
    case sealNumber(Int64, expected: Int64)
    case sealMonth(Int64, stored: Month, sealed: Month)
    case previous(Month)
    /// What the database says of a closing is not what was sealed.
    case closing(Month, field: String)
    case leafCount(Month, tree: SealTree, found: Int, sealed: Int)
    case leafForm(Month, tree: SealTree, position: Int)
    case root(Month, tree: SealTree)
    case pieceCount(Month, found: Int, sealed: Int)
    case pieceMissing(Month, owner: String)
    case piece(Month, owner: String, field: String)
    case items(Month, owner: String)
    case accountSum(Month, field: String)
    case savedSeal(SavedSealProblem)
    case audit(AuditProblem)

    // MARK: Saved documents

    case documentForm
    case sealForm(String)
    case documentField(String, document: String, sealed: String)
    case documentItems(String)
    case documentLength
    case documentOwner
    case path(String)
    case otherStatement

    /// What is wrong with the audit.
    public enum AuditProblem: Hashable, Sendable {
        case missing(Int64)
        case changed(Int64)
        /// There were more entries when its end was signed.
        case cutOff(last: Int64, signed: Int64)
        case head(Int64)
        /// A seal names another entry.
        case seal(Month, Int64)
    }

    /// What is wrong with a seal that was saved earlier.
    public enum SavedSealProblem: Hashable, Sendable {
        case gone(Month, number: Int64)
        case other(Month, number: Int64)
    }
}

extension ProofFailure {
    /// A stable word for programs.
    public var code: String {
        switch self {
        case .keyID: "key_id"
        case .keyRotation: "key_rotation"
        case .keyNotTrusted: "key_not_trusted"
        case .keyUnknown: "key_unknown"
        case .statementForm: "statement_form"
        case .signature: "signature"
        case .unsealed: "unsealed"
        case .notClosed: "not_closed"
        case .sealNumber: "seal_number"
        case .sealMonth: "seal_month"
        case .previous: "seal_chain"
        case .closing: "closing"
        case .leafCount: "leaf_count"
        case .leafForm: "leaf_form"
        case .root: "root"
        case .pieceCount: "piece_count"
        case .pieceMissing: "piece_missing"
        case .piece: "piece"
        case .items: "items"
        case .accountSum: "account_sum"
        case .savedSeal(.gone): "saved_seal_gone"
        case .savedSeal(.other): "saved_seal_other"
        case .audit(.missing): "audit_missing"
        case .audit(.changed): "audit_changed"
        case .audit(.cutOff): "audit_cut_off"
        case .audit(.head): "audit_head"
        case .audit(.seal): "audit_seal"
        case .documentForm: "document_form"
        case .sealForm: "seal_form"
        case .documentField: "document_field"
        case .documentItems: "document_items"
        case .documentLength: "document_length"
        case .documentOwner: "document_owner"
        case .path: "path"
        case .otherStatement: "other_statement"
        }
    }
}
