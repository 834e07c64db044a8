import Billing

extension LineItems {
    /// Whether any item is called as corrections are; those that are no corrections may be called so too.
    var mayHaveCorrections: Bool {
        let names = columns.descriptionNames
        return (0..<NameTable.Code(names.count)).contains { names[$0].contains(CorrectionItem.suffixStart) }
    }
}
