public import Billing

/// A leaf, and the piece that it is of as the store has it now.
public struct SealedPiece: Sendable {
    public var leaf: SealedLeaf
    /// Nil where the store has none any more.
    public var piece: ClosedPiece?
    /// What the piece uses of its organization's credits.
    public var credits: Money
    /// How many bytes of items the store says that it has.
    public var length: Int
    /// False where the store has the sums twice, and they differ.
    public var isConsistent: Bool

    public init(leaf: SealedLeaf, piece: ClosedPiece?, credits: Money, length: Int, isConsistent: Bool = true) {
        self.leaf = leaf
        self.piece = piece
        self.credits = credits
        self.length = length
        self.isConsistent = isConsistent
    }
}
