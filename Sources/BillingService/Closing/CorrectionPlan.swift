public import Billing

/// Which resources' closed months must be looked at again, and what comes of it.
///
/// What a closed month has been billed, with earlier corrections, is what its resources cost as they were known at the closing
/// that billed it last. So a correction is the difference between two foldings of one history, and nothing has to be kept of
/// what was billed for a single resource.
public struct CorrectionPlan: Sendable {
    private let closed: ClosedMonths
    private var months: [ResourceKey: Set<Month>] = [:]

    /// - Parameters:
    ///   - touched: what usage may have changed; what has been billed since is passed over.
    ///   - targets: the open months whose corrections are wanted; nil for all.
    public init(_ touched: [TouchedMonth], closed: ClosedMonths, targets: Set<Month>? = nil) {
        self.closed = closed
        for entry in touched {
            guard let settlement = closed.settlement(of: entry.month), entry.batch > settlement.batch else { continue }
            if let targets, !targets.contains(closed.target(of: entry.month)) { continue }
            months[entry.resource, default: []].insert(entry.month)
        }
    }

    public var isEmpty: Bool { months.isEmpty }

    /// The resources whose dossiers are needed.
    public var resources: [ResourceKey] { months.keys.sorted() }

    /// The batches whose price books are needed.
    public var batches: Set<Int64> {
        Set(months.values.joined().compactMap { closed.settlement(of: $0)?.batch })
    }

    /// Batches from which on touched months may make a difference.
    public static func firstBatch(of closed: ClosedMonths) -> Int64? {
        closed.closings.compactMap { closed.settlement(of: $0.month)?.batch }.min()
    }

    /// - Parameters:
    ///   - dossiers: those of ``resources``.
    ///   - prices: the price book that holds now.
    ///   - earlierPrices: those of ``batches``, by batch.
    /// - Returns: corrections at all places, in no order.
    public func corrections(
        of dossiers: [ResourceDossier], prices: PriceBook, earlierPrices: [Int64: PriceBook]
    ) -> [Correction] {
        dossiers.flatMap { dossier -> [Correction] in
            let due = dossier.spans(through: .max, prices: prices)
            // Months that were settled by one closing share what was known then.
            var billed: [Int64: [UsageSpan]] = [:]
            return (months[dossier.resource] ?? []).sorted().flatMap { month -> [Correction] in
                guard let settlement = closed.settlement(of: month), let rules = closed.closing(of: month)?.rules else {
                    return []
                }
                let known =
                    billed[settlement.batch]
                    ?? dossier.spans(
                        through: settlement.lastSequence, prices: earlierPrices[settlement.batch] ?? prices)
                billed[settlement.batch] = known
                return Correction.differences(
                    of: dossier.resource, in: month, due: due, billed: known, rules: rules)
            }
        }
    }
}

extension NameKeys {
    /// What is needed to show some corrections.
    ///
    /// - Parameter dossiers: those of the corrections' resources.
    public init(of corrections: [Correction], dossiers: [ResourceDossier]) {
        self.init()
        for correction in corrections {
            organizations.insert(correction.line.place.organization)
            spaces.insert(correction.line.place.space)
            apps.insert(correction.line.app)
            texts.insert(correction.line.description)
        }
        for dossier in dossiers { if let name = dossier.name { texts.insert(name) } }
    }
}

extension CorrectionItem {
    /// - Parameters:
    ///   - resourceName: nil for an add-on that is a resource of its own.
    ///   - databases: those of the closed month's rules.
    public init(
        _ correction: Correction, resourceName: TextKey?, names: NameDirectory, databases: DatabaseServices
    ) {
        let line = correction.line
        let organization = names.organizations[line.place.organization]
        let description = names.texts[line.description] ?? ""
        self.init(
            organization: organization?.name ?? "", organizationID: organization?.id,
            app: names.shownApp(line.app, in: line.place.space), description: description,
            resource: resourceName.flatMap { names.texts[$0] } ?? "",
            isDatabase: line.type == .addon && databases.contain(description: description), correction: correction)
    }

    /// Some corrections with names.
    ///
    /// - Parameter dossiers: those of the corrections' resources.
    public static func items(
        of corrections: [Correction], dossiers: [ResourceDossier], names: NameDirectory, closed: ClosedMonths
    ) -> [CorrectionItem] {
        let resourceNames = Dictionary(dossiers.map { ($0.resource, $0.name) }) { first, _ in first }
        return corrections.map { correction in
            CorrectionItem(
                correction, resourceName: resourceNames[correction.resource] ?? nil, names: names,
                databases: closed.closing(of: correction.month)?.rules.databaseServices ?? .standard)
        }
    }
}
