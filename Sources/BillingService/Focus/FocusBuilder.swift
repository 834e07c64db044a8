import Billing

/// Puts together what tools of finance want to know of an invoice.
struct FocusBuilder {
    private let sheet: ItemSheet
    private let facts: FocusFacts
    private let names: NameDirectory
    /// The indices of the items that are databases.
    private let databases: Set<Int>
    private var focus: FocusInvoice
    private var accounts = FocusPlaces()
    private var spaces = FocusPlaces()
    private var products: [ProductKey: Int32] = [:]
    /// The items of add-ons without a name, by the ids that they have alike.
    private var nameless: [NameTable.Code: [Int]] = [:]

    private struct ProductKey: Hashable {
        var description: NameTable.Code
        var isAddon: Bool
        var isDatabase: Bool
        var correctedMonth: Month?
    }

    init(_ sheet: ItemSheet, facts: FocusFacts, names: NameDirectory, databases: Set<Int>, hasInvoiceIDs: Bool) {
        self.sheet = sheet
        self.facts = facts
        self.names = names
        self.databases = databases
        focus = FocusInvoice(
            sheet.invoice, period: sheet.period, proration: sheet.rules.proration, hasInvoiceIDs: hasInvoiceIDs)
        focus.units = facts.units
        focus.corrections = sheet.corrections.mapValues(\.month)
    }

    mutating func addItems() {
        var organizations: [UInt64: Int32] = [:]
        var spaceCodes: [SpaceKey: Int32] = [:]
        for index in 0..<sheet.items.count {
            focus.itemAccounts.append(account(at: index, known: &organizations))
            let space = facts.spaces[index]
            let spaceCode = spaceCodes[space] ?? spaces.code(of: names.spaces[space] ?? Named(name: ""))
            spaceCodes[space] = spaceCode
            focus.itemSpaces.append(spaceCode)
            let product = product(at: index)
            focus.itemProducts.append(product)
            addResource(at: index, focus.products[Int(product)])
        }
        tellTwinsApart()
    }

    mutating func addCredit(_ reason: String, of organization: OrganizationKey, amount: Money) {
        let account = accounts.code(of: names.organizations[organization] ?? Named(name: ""))
        focus.credits.append(FocusCredit(account: account, reason: reason, amount: amount))
    }

    func finished() -> FocusInvoice {
        var focus = focus
        (focus.accounts, focus.spaces) = (accounts.places, spaces.places)
        return focus
    }

    // MARK: Parts of an item

    /// - Parameter known: the codes of organizations, by their keys or by their names and ids.
    private mutating func account(at index: Int, known: inout [UInt64: Int32]) -> Int32 {
        let columns = sheet.items.columns
        if !facts.organizations.isEmpty {
            let organization = facts.organizations[index]
            let key = UInt64(bitPattern: organization.value)
            if let code = known[key] { return code }
            let code = accounts.code(of: names.organizations[organization] ?? Named(name: ""))
            known[key] = code
            return code
        }
        let name = columns.organizations[index]
        let id = columns.idsOfOrganizations.isEmpty ? -1 : columns.idsOfOrganizations[index]
        let key = UInt64(UInt32(bitPattern: name)) << 32 | UInt64(UInt32(bitPattern: id))
        if let code = known[key] { return code }
        let named = Named(name: columns.organizationNames[name], id: id < 0 ? nil : columns.organizationIDs[id])
        let code = accounts.code(of: named)
        known[key] = code
        return code
    }

    private mutating func product(at index: Int) -> Int32 {
        let columns = sheet.items.columns
        let type = columns.flags(at: index).type
        let month = focus.corrections[index]
        let key = ProductKey(
            description: columns.descriptions[index], isAddon: type == .addon, isDatabase: databases.contains(index),
            correctedMonth: month)
        if let known = products[key] { return known }
        var description = Array(columns.descriptionNames[key.description].utf8)
        if let month { description.removeLast(min(description.count, CorrectionItem.suffix(of: month).utf8.count)) }
        let code = Int32(focus.products.count)
        focus.products.append(
            FocusProduct(
                description: String(decoding: description, as: UTF8.self), type: type, isDatabase: key.isDatabase))
        products[key] = code
        return code
    }

    private mutating func addResource(at index: Int, _ product: FocusProduct) {
        let columns = sheet.items.columns
        var name = ""
        if facts.resourceNames.isEmpty {
            name = columns.resourceNames[columns.resources[index]]
        } else if let key = facts.resourceNames[index] {
            name = names.texts[key] ?? ""
        }
        if name.isEmpty { name = product.process }
        let app = names.apps[facts.apps[index]]?.id ?? columns.appNames[columns.apps[index]]
        let isNameless = name.isEmpty
        if isNameless { name = product.plan }
        var id = "\(Self.part(app))/\(product.type.name)/\(Self.part(name))"
        if isNameless { id += "/\(Instant(millisecondsSince1970: columns.starts[index]))" }
        let code = focus.resourceIDs.code(of: id)
        focus.itemResourceIDs.append(code)
        focus.itemResourceNames.append(focus.resourceNames.code(of: name))
        if isNameless { nameless[code, default: []].append(index) }
    }

    /// Gives add-ons that are alike in all but their end numbers. The one that runs longest is the first, so that it keeps its id
    /// when the others have gone.
    private mutating func tellTwinsApart() {
        let columns = sheet.items.columns
        for (code, indices) in nameless where indices.count > 1 {
            var ends: [ResourceKey: Int64] = [:]
            for index in indices { ends[sheet.resources[index]] = max(ends[sheet.resources[index]] ?? .min, columns.ends[index]) }
            guard ends.count > 1 else { continue }
            let inOrder = ends.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            let numbers = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($0.element, $0.offset + 1) })
            for index in indices {
                guard let number = numbers[sheet.resources[index]], number > 1 else { continue }
                focus.itemResourceIDs[index] = focus.resourceIDs.code(of: "\(focus.resourceIDs[code])/\(number)")
            }
        }
    }

    /// A name as a part of an id whose parts are divided by slashes.
    private static func part(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }) else { return name }
        var text: [UInt8] = []
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "/"): text += Array("%2F".utf8)
            case UInt8(ascii: "%"): text += Array("%25".utf8)
            default: text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
