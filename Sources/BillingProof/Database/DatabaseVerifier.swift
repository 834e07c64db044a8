public import Billing
public import BillingExport
public import BillingService

/// Checks all closed months of a database, in the order in which they were sealed, down to the last byte.
public struct DatabaseVerifier: Sendable {
    /// What was checked so far.
    public struct Progress: Hashable, Sendable {
        public var months = 0
        public var monthCount = 0
        public var items: Int64 = 0
        /// Of stored items.
        public var bytes: Int64 = 0
        /// The month that is being checked.
        public var month: Month?

        public init() {}
    }

    /// What was found where all fits.
    public struct Summary: Hashable, Sendable {
        public var progress: Progress
        public var keys: [SigningKey]
        /// The last seal; nil where no month is closed.
        public var last: SealStatement?
    }

    /// How many bytes of items are read at a time; more where a single piece has more.
    private static let pageBytes = 8 << 20
    private static let largestPage = 1024

    private let store: any Store
    private let trusted: [UInt8]?
    private let saved: [ShownSeal]

    /// - Parameters:
    ///   - trusted: the public key that someone was given, which must be one of the database's.
    ///   - saved: seals that were saved earlier, which the database must still have.
    public init(store: any Store, trusted: [UInt8]? = nil, saved: [ShownSeal] = []) {
        self.store = store
        self.trusted = trusted
        self.saved = saved
    }

    /// - Throws: a ``ProofFailure``, the first thing that does not fit; or a `StoreError`.
    public func verify(report: (Progress) -> Void = { _ in }) async throws -> Summary {
        guard let history = try await store.history(of: .account, at: try await store.ledger().batch) else {
            throw StoreError.failed("the account is not known")
        }
        let keys = try await store.signingKeys()
        let seals = try await store.seals()
        let chain = try KeyChain(keys, trusted: trusted)
        try checkSaved(against: seals)
        var closings = Dictionary(history.closed.closings.map { ($0.month, $0) }) { first, _ in first }
        let counts = try await store.pieceCounts()
        var progress = Progress()
        progress.monthCount = seals.count
        var last: (seal: Seal, statement: SealStatement)?
        for seal in seals {
            let number = (last?.seal.number ?? 0) + 1
            guard seal.number == number else { throw ProofFailure.sealNumber(seal.number, expected: number) }
            let statement = try chain.check(seal.statement, keyID: seal.keyID, signature: seal.signature)
            let month = statement.closing.month
            guard seal.month == month, statement.number == number else {
                throw ProofFailure.sealMonth(number, stored: seal.month, sealed: month)
            }
            let previous = last.map { ProofHash.of($0.seal.statement.utf8) } ?? .zero
            guard statement.previous == previous else { throw ProofFailure.previous(month) }
            guard let closing = closings.removeValue(forKey: month) else { throw ProofFailure.notClosed(month) }
            try Self.check(closing, against: statement.closing)
            let sealed = statement.organizations.count + statement.spaces.count
            guard counts[month] ?? 0 == sealed else {
                throw ProofFailure.pieceCount(month, found: counts[month] ?? 0, sealed: sealed)
            }
            progress.month = month
            try await checkPieces(of: statement, progress: &progress, report: report)
            progress.months += 1
            report(progress)
            last = (seal, statement)
        }
        try await AuditCheck(store: store).check(against: seals, keys: chain)
        if let month = closings.keys.min() { throw ProofFailure.unsealed(month) }
        progress.month = nil
        return Summary(progress: progress, keys: keys, last: last?.statement)
    }

    /// Checks that the seals that were saved are there.
    private func checkSaved(against seals: [Seal]) throws(ProofFailure) {
        for shown in saved {
            let chain = try KeyChain(shown.keys.map(\.signingKey), trusted: trusted)
            let statement = try chain.check(shown.statement, keyID: shown.keyID, signature: shown.signature)
            let month = statement.closing.month
            guard let seal = seals.first(where: { $0.month == month }) else {
                throw .savedSeal(.gone(month, number: statement.number))
            }
            guard seal.statement.utf8.elementsEqual(shown.statement.utf8) else {
                throw .savedSeal(.other(month, number: statement.number))
            }
        }
    }

    private static func check(_ closing: Closing, against sealed: Closing) throws(ProofFailure) {
        let fields: [(String, Bool)] = [
            ("its batch", closing.batch == sealed.batch), ("its time", closing.recorded == sealed.recorded),
            ("its last event", closing.lastSequence == sealed.lastSequence),
            ("its proration", closing.rules.proration == sealed.rules.proration),
            ("its currency", closing.rules.currency == sealed.rules.currency),
            ("its list of databases", closing.rules.databaseServices == sealed.rules.databaseServices),
            ("its number of items", closing.itemCount == sealed.itemCount),
        ]
        for (name, isSame) in fields where !isSame { throw .closing(closing.month, field: name) }
    }

    // MARK: Pieces

    private func checkPieces(
        of statement: SealStatement, progress: inout Progress, report: (Progress) -> Void
    ) async throws {
        let month = statement.closing.month
        var sums = AccountSums()
        for tree in SealTree.allCases {
            let sealed = statement.tree(tree)
            var hashes: [SealHash] = []
            var limit = 16
            while true {
                let page = try await store.sealedPieces(of: tree, in: month, from: hashes.count, limit: limit)
                var length = 0
                for piece in page {
                    let header = try PieceCheck(piece, month: month, position: hashes.count).header
                    if tree == .organizations { sums.add(header) }
                    hashes.append(piece.leaf.hash)
                    length += header.length
                    progress.items += tree == .organizations ? Int64(header.itemCount) : 0
                }
                progress.bytes += Int64(length)
                report(progress)
                if page.count < limit { break }
                limit = min(Self.largestPage, max(1, Self.pageBytes * page.count / max(1, length)))
            }
            guard hashes.count == sealed.count else {
                throw ProofFailure.leafCount(month, tree: tree, found: hashes.count, sealed: sealed.count)
            }
            guard MerkleTree.root(of: hashes) == sealed.root else { throw ProofFailure.root(month, tree: tree) }
        }
        try sums.check(against: statement)
    }
}
