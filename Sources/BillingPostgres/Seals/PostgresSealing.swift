import Billing
import BillingService
import PostgresClient

/// Seals a month while it is being closed.
struct PostgresSealing {
    /// How many pieces of an earlier month are held at a time.
    private static let pageLength = 256

    private let sealer: any Sealer
    private let signer: any Signer
    private let moment: PostgresMoment
    private let month: Month
    private var builder: SealBuilder
    /// The months that are sealed later, because they were closed before there were seals.
    private let earlier: [Closing]

    /// - Returns: nil where months are not sealed.
    static func begin(
        _ request: ClosingRequest, ledger: PostgresLedger, closed: ClosedMonths, on connection: isolated PostgresConnection
    ) async throws -> PostgresSealing? {
        guard let sealer = request.sealer else { return nil }
        let keys = try await PostgresSeals.keys(on: connection)
        let signer: any Signer
        do throws(SigningError) { signer = try sealer.signer(for: keys) } catch { throw StoreError.signing(error) }
        if keys.isEmpty {
            let key = SigningKey(id: signer.keyID, publicKey: signer.publicKey, since: ledger.batch)
            try await PostgresSeals.insert(key, on: connection)
        }
        let isFirst = try await PostgresSeals.last(on: connection) == nil
        return PostgresSealing(
            sealer: sealer, signer: signer, moment: ledger.moment, month: request.month,
            builder: SealBuilder(sealer, month: request.month),
            earlier: isFirst ? closed.closings.sorted { $0.batch < $1.batch } : [])
    }

    /// Adds the pieces of the next organizations, with the credits that each uses.
    mutating func add(
        _ organizations: [(closing: ClosedOrganization, credits: Money)], on connection: isolated PostgresConnection
    ) async throws {
        let pieces = organizations.flatMap { closing, credits in
            closing.pieces.map { (piece: $0, credits: $0.isWhole ? credits : .zero, length: 0) }
        }
        try await PostgresSealing.add(pieces, of: month, to: &builder, moment: moment, on: connection)
    }

    func finish(_ closing: Closing, on connection: isolated PostgresConnection) async throws {
        for earlier in earlier {
            var builder = SealBuilder(sealer, month: earlier.month)
            var last: ClosedPiece?
            while true {
                let page = try await PostgresStoredPieces.page(
                    of: earlier.month, after: last, limit: PostgresSealing.pageLength, on: connection)
                try await PostgresSealing.add(page, of: earlier.month, to: &builder, moment: moment, on: connection)
                last = page.last?.piece
                if page.count < PostgresSealing.pageLength { break }
            }
            try await write(builder, of: earlier, at: closing.recorded, on: connection)
        }
        try await write(builder, of: closing, at: closing.recorded, on: connection)
        try await PostgresAudit.sign(by: sealer, on: connection)
    }

    private static func add(
        _ pieces: [(piece: ClosedPiece, credits: Money, length: Int)], of month: Month, to builder: inout SealBuilder,
        moment: PostgresMoment, on connection: isolated PostgresConnection
    ) async throws {
        var keys = NameKeys()
        keys.spaces = Set(pieces.compactMap(\.piece.space))
        let names = try await PostgresNameDirectory.read(keys, at: moment, on: connection)
        var leaves: [SealedLeaf] = []
        for (piece, credits, _) in pieces {
            leaves.append(builder.add(piece, credits: credits, space: piece.space.flatMap { names.spaces[$0] }))
        }
        try await PostgresLeaves.write(leaves, of: month, on: connection)
    }

    private func write(
        _ builder: SealBuilder, of closing: Closing, at instant: Instant, on connection: isolated PostgresConnection
    ) async throws {
        let last = try await PostgresSeals.last(on: connection)
        let audit = try await PostgresAudit.head(on: connection)
        let seal: Seal
        do {
            seal = try builder.seal(
                of: closing, sealed: instant, number: (last?.number ?? 0) + 1,
                previous: last.map { sealer.hash($0.statement) } ?? .zero, audit: audit, signer: signer)
        } catch { throw StoreError.signing(error) }
        try await PostgresSeals.insert(seal, on: connection)
    }
}
