public import Billing

/// What is signed of a closed month: a readable text.
public struct SealStatement: Hashable, Sendable {
    /// A tree of hashes: how many leaves it has, and its root.
    public struct Tree: Hashable, Sendable {
        public var count: Int
        public var root: SealHash

        public init(count: Int, root: SealHash) {
            self.count = count
            self.root = root
        }
    }

    /// Seals are counted from 1.
    public var number: Int64
    public var closing: Closing
    /// When it was sealed: when the month was closed, or later where it was closed by a version that knew no seals.
    public var sealed: Instant
    public var organizations: Tree
    public var spaces: Tree
    /// The sums of the account's invoice.
    public var totals: InvoiceTotals
    /// The hash of the statement of the seal before.
    public var previous: SealHash
    /// How far the audit went.
    public var audit: AuditHead
    /// Of the key that has signed it.
    public var keyID: String

    public init(
        number: Int64, closing: Closing, sealed: Instant, organizations: Tree, spaces: Tree, totals: InvoiceTotals,
        previous: SealHash, audit: AuditHead, keyID: String
    ) {
        self.audit = audit
        self.number = number
        self.closing = closing
        self.sealed = sealed
        self.organizations = organizations
        self.spaces = spaces
        self.totals = totals
        self.totals.rated.weightedDynoHourHundredths = 0
        self.previous = previous
        self.keyID = keyID
    }

    /// One of the two trees.
    public func tree(_ tree: SealTree) -> Tree {
        switch tree {
        case .organizations: organizations
        case .spaces: spaces
        }
    }

    private static let title = "invoices seal 1"
    private static let words = [
        "number", "month", "batch", "recorded", "sealed", "sequence", "proration", "currency", "databases", "items",
        "organizations", "organizations-root", "spaces", "spaces-root", "dynos-sum", "addons-sum", "databases-sum",
        "credits-sum", "dyno-units", "dyno-unit-sum", "audit", "audit-hash", "previous",
        "key",
    ]

    /// The lines in their order.
    public var text: String {
        let rated = totals.rated
        let values = [
            "\(number)", "\(closing.month)", "\(closing.batch)", "\(closing.recorded)", "\(sealed)", "\(closing.lastSequence)",
            closing.rules.proration.rawValue, closing.rules.currency.code,
            closing.rules.databaseServices.words.map { SealText.quoted($0) }.joined(separator: ","), "\(closing.itemCount)",
            "\(organizations.count)", organizations.root.hex, "\(spaces.count)", spaces.root.hex,
            "\(rated.dynos.minorUnits)", "\(rated.addons.minorUnits)", "\(rated.databases.minorUnits)",
            "\(totals.credits.minorUnits)", "\(rated.dynoUnits)", "\(rated.dynoUnitSum)", "\(audit.number)",
            audit.hash.hex, previous.hex, keyID,
        ]
        return SealStatement.title + "\n" + zip(SealStatement.words, values).map { "\($0) \($1)\n" }.joined()
    }

    /// Reads ``text``; nil where it is not written in exactly that form.
    public init?(parsing text: String) {
        guard let values = SealText.values(of: text, title: SealStatement.title, words: SealStatement.words) else { return nil }
        func integer<Value: FixedWidthInteger>(_ word: String) -> Value? { values[word].flatMap { Value($0) } }
        func instant(_ word: String) -> Instant? {
            guard let value = values[word] else { return nil }
            do { return try Instant(parsing: value.utf8.span) } catch { return nil }
        }
        func tree(_ word: String) -> Tree? {
            guard let count: Int = integer(word), count >= 0, let root = values[word + "-root"].flatMap({ SealHash(hex: $0) })
            else { return nil }
            return Tree(count: count, root: root)
        }
        func money(_ word: String) -> Money? {
            let units: Int128? = integer(word)
            return units.map { Money(minorUnits: $0) }
        }
        guard let number: Int64 = integer("number"), let month = values["month"].flatMap({ Month(id: $0) }),
            let batch: Int64 = integer("batch"), let recorded = instant("recorded"), let sealed = instant("sealed"),
            let sequence: Int64 = integer("sequence"), let proration = values["proration"].flatMap({ Proration(rawValue: $0) }),
            let currency = values["currency"].flatMap({ Currency(code: $0) }), let items: Int64 = integer("items"),
            let organizations = tree("organizations"), let spaces = tree("spaces"), let dynos = money("dynos-sum"),
            let addons = money("addons-sum"), let databases = money("databases-sum"), let credits = money("credits-sum"),
            let units: Int64 = integer("dyno-units"), let unitSum: Int128 = integer("dyno-unit-sum"),
            let auditNumber: Int64 = integer("audit"), let auditHash = values["audit-hash"].flatMap({ SealHash(hex: $0) }),
            let previous = values["previous"].flatMap({ SealHash(hex: $0) }), let keyID = values["key"],
            let words = SealStatement.words(values["databases"] ?? "")
        else { return nil }
        var rated = RatedTotals()
        (rated.dynos, rated.addons, rated.databases) = (dynos, addons, databases)
        (rated.dynoUnits, rated.dynoUnitSum) = (units, unitSum)
        self.init(
            number: number,
            closing: Closing(
                month: month, batch: batch, recorded: recorded, lastSequence: sequence,
                rules: BillingRules(
                    proration: proration, currency: currency, databaseServices: DatabaseServices(words: words)),
                itemCount: items),
            sealed: sealed, organizations: organizations, spaces: spaces,
            totals: InvoiceTotals(rated: rated, credits: credits), previous: previous,
            audit: AuditHead(number: auditNumber, hash: auditHash), keyID: keyID)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The words of databases: quoted, with commas between.
    private static func words(_ value: String) -> [String]? {
        if value.isEmpty { return [] }
        var words: [String] = []
        var word: [UInt8] = []
        var isInside = false
        var isEscaped = false
        func end() -> Bool {
            guard case .some(.some(let text)) = SealText.unquoted(String(decoding: word, as: UTF8.self)) else { return false }
            words.append(text)
            word = []
            return true
        }
        for byte in value.utf8 {
            if byte == UInt8(ascii: ","), !isInside {
                guard end() else { return nil }
                continue
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInside.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            word.append(byte)
        }
        return end() ? words : nil
    }
}
