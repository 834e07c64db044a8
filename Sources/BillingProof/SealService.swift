public import Billing
public import BillingExport
public import BillingService

/// Gives invoices' seals: what proves that they are those that were sealed.
public struct SealService: Sendable {
    private let invoices: InvoiceService
    private let store: any Store

    public init(invoices: InvoiceService, store: any Store) {
        self.invoices = invoices
        self.store = store
    }

    /// The seal of an invoice of a closed month.
    public func seal(
        id: String, of scope: Scope, now: Instant
    ) async throws(SealError) -> (seal: ShownSeal, ledger: Ledger) {
        let served: (document: ServedInvoice, ledger: Ledger)
        do { served = try await invoices.document(id: id, of: scope, now: now, detail: .totals) } catch {
            throw .invoice(error)
        }
        guard case .closed(let document) = served.document else { throw .open(served.document.head.month) }
        do { return (try await seal(of: document, scope: scope), served.ledger) } catch let error as SealError {
            throw error
        } catch { throw .invoice(.store(error as? StoreError ?? .failed("\(error)"))) }
    }

    private func seal(of document: ClosedDocument, scope: Scope) async throws -> ShownSeal {
        let month = document.closing.month
        guard let seal = try await store.seals().first(where: { $0.month == month }) else { throw SealError.notSealed(month) }
        let leaves = try await store.leaves(of: document.pieces, in: month)
        guard leaves.count == document.pieces.count else {
            throw StoreError.failed("the leaves of \(month) are not complete; invoices verify tells more")
        }
        if leaves.isEmpty, scope != .account { throw SealError.noItems(scope, month) }
        var hashes: [SealTree: [SealHash]] = [:]
        if scope != .account {
            for tree in Set(leaves.map(\.tree)) { hashes[tree] = try await store.leafHashes(of: tree, in: month) }
        }
        return ShownSeal(
            month: month, statement: seal.statement, keyID: seal.keyID, signature: seal.signature,
            keys: try await store.signingKeys().map { ShownSeal.Key($0) },
            leaves: leaves.map { leaf in
                ShownSeal.Leaf(
                    tree: leaf.tree.name, index: leaf.position, header: leaf.header,
                    path: hashes[leaf.tree].map { MerkleTree.path(to: leaf.position, in: $0).map(\.hex) })
            })
    }
}

extension ShownSeal.Key {
    /// A key as the database knows it.
    public init(_ key: SigningKey) {
        self.init(
            id: key.id, publicKey: key.publicKey, since: key.since, endorsement: key.endorsement, acceptance: key.acceptance)
    }

    /// The key as the database would know it.
    public var signingKey: SigningKey {
        SigningKey(id: id, publicKey: publicKey, since: since, endorsement: endorsement, acceptance: acceptance)
    }
}
