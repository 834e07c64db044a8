/// The sizes of paper that an invoice is drawn on.
public enum Paper: String, CaseIterable, Sendable {
    /// 210 × 297 mm (ISO 216).
    case a4
    /// 8.5 × 11 inches.
    case letter

    /// In points of 1/72 inch.
    public var width: Int {
        switch self {
        case .a4: 595
        case .letter: 612
        }
    }

    /// In points of 1/72 inch.
    public var height: Int {
        switch self {
        case .a4: 842
        case .letter: 792
        }
    }
}
