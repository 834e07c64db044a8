import Billing
import BillingExport
import BillingProof
import BillingService

extension StoreConformance {
    /// Seals: what a closing signs, and that it can be proven.
    static let sealCases = [
        Case("a closing seals its month, and each seal follows the one before") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            let sealer = MemorySealer()
            platform.sealer = sealer
            try await crowd(&platform)
            let january = try await platform.close(januaryMonth, at: ClosingScenario.now)
            let february = try await platform.close(februaryMonth, at: ClosingScenario.now)
            let store = platform.store
            let keys = try await store.signingKeys()
            let id = PublicKey.id(of: sealer.publicKey)
            try require(
                "keys", keys, is: [SigningKey(id: id, publicKey: sealer.publicKey, since: january.batch)])
            let seals = try await store.seals()
            try require("numbers", seals.map(\.number), is: [1, 2])
            try require("months", seals.map(\.month), is: [januaryMonth, februaryMonth])
            let statements = seals.compactMap { SealStatement(parsing: $0.statement) }
            try require("closings", statements.map(\.closing), is: [january, february])
            try require("times", statements.map(\.sealed), is: [january.recorded, february.recorded])
            try require(
                "previous", statements.map(\.previous), is: [.zero, ProofHash.of((seals.first?.statement ?? "").utf8)])
            for statement in statements {
                for tree in SealTree.allCases {
                    let hashes = try await store.leafHashes(of: tree, in: statement.closing.month)
                    try require("leaves of \(tree)", hashes.count, is: statement.tree(tree).count)
                    try require("root of \(tree)", MerkleTree.root(of: hashes), is: statement.tree(tree).root)
                    let pieces = try await store.sealedPieces(of: tree, in: statement.closing.month, from: 1, limit: 2)
                    try require("positions", pieces.map(\.leaf.position), is: Array((1..<hashes.count).prefix(2)))
                    let keys = try await store.sealedPieces(of: tree, in: statement.closing.month, from: 0, limit: 100).map {
                        [$0.leaf.organization.value, $0.leaf.space?.value ?? 0]
                    }
                    try require("order", keys, is: keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
                }
            }
            let summary = try await DatabaseVerifier(store: store, trusted: sealer.publicKey).verify()
            try require("months", summary.progress.months, is: 2)
            try require("items", summary.progress.items, is: january.itemCount + february.itemCount)
        },
        Case("a month without usage is sealed") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            platform.sealer = MemorySealer()
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let summary = try await DatabaseVerifier(store: platform.store).verify()
            try require("root", summary.last?.organizations, is: .init(count: 0, root: MerkleTree.root(of: [])))
        },
        Case("months that were closed without a seal are sealed with the next one") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            try await crowd(&platform)
            try await platform.grant(
                CreditGrant(
                    key: "1", amount: Money(minorUnits: 500), reason: "", validFrom: january(1), validUntil: march(1)),
                to: "two", at: ClosingScenario.now)
            let january = try await platform.close(januaryMonth, at: ClosingScenario.now)
            let store = platform.store
            do {
                _ = try await DatabaseVerifier(store: store).verify()
                throw ConformanceFailure("a month without a seal was verified")
            } catch ProofFailure.unsealed(januaryMonth) {}
            platform.sealer = MemorySealer()
            let february = try await platform.close(februaryMonth, at: ClosingScenario.now)
            let statements = try await store.seals().compactMap { SealStatement(parsing: $0.statement) }
            try require("closings", statements.map(\.closing), is: [january, february])
            try require("times", statements.map(\.sealed), is: [february.recorded, february.recorded])
            let summary = try await DatabaseVerifier(store: store).verify()
            try require("months", summary.progress.months, is: 2)
        },
        Case("every invoice of a closed month is proven by its seal, and is a part of the account's") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            let sealer = MemorySealer()
            platform.sealer = sealer
            try await crowd(&platform)
            for organization in ["two", "caf\u{E9}"] {
                try await platform.grant(
                    CreditGrant(
                        key: "1", amount: Money(minorUnits: 500), reason: "", validFrom: january(1), validUntil: march(1)),
                    to: organization, at: ClosingScenario.now)
            }
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            func saved(_ scope: Scope) async throws -> SavedDocument {
                try await SavedDocument.read(
                    of: scope, month: januaryMonth, now: ClosingScenario.now, service: platform.service, store: platform.store)
            }
            func proof(of document: SavedDocument) throws -> SavedProof {
                try SavedProof(SavedInvoice(document.invoice), seal: document.seal, trusted: sealer.publicKey)
            }
            let account = try proof(of: try await saved(.account))
            try require("owner", account.owner, is: "the account")
            for scope in platform.books.scopes {
                let proof = try proof(of: try await saved(scope))
                try proof.checkIsPart(of: account)
            }
        },
        Case("another key follows, and either of the two vouches for all seals") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            let (first, second) = (MemorySealer(), MemorySealer())
            platform.sealer = first
            try await crowd(&platform)
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let before = try await platform.store.ledger().batch
            let key = try await second.follow(first, in: platform.store, clock: ClosingScenario.now)
            let after = try await platform.store.ledger().batch
            try require("batch", after, is: before + 1)
            try require("since", key.since, is: after)
            platform.sealer = second
            try await platform.close(februaryMonth, at: ClosingScenario.now)
            for sealer in [first, second] {
                _ = try await DatabaseVerifier(store: platform.store, trusted: sealer.publicKey).verify()
            }
            do {
                _ = try await DatabaseVerifier(store: platform.store, trusted: MemorySealer().publicKey).verify()
                throw ConformanceFailure("a key that the database never had was trusted")
            } catch ProofFailure.keyNotTrusted {}
        },
        Case("with another key than the database's no month is closed, and nothing changes") { makeStore in
            var platform = TestPlatform(try await makeStore(), format: JSONLineItemFormat())
            platform.sealer = MemorySealer()
            try await platform.close(januaryMonth, at: ClosingScenario.now)
            let ledger = try await platform.store.ledger()
            platform.sealer = MemorySealer()
            do {
                try await platform.close(februaryMonth, at: ClosingScenario.now)
                throw ConformanceFailure("a month was closed with another key")
            } catch StoreError.signing(.keyDiffers) {}
            let after = try await platform.store.ledger()
            try require("ledger", after, is: ledger)
            let history = try await platform.store.history(of: .account)
            try require("closed", history?.closed.closings.map(\.month), is: [januaryMonth])
        },
    ]
}
