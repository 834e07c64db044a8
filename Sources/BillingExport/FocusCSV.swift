public import Billing

/// An invoice in the form of FOCUS 1.2, the FinOps Open Cost and Usage Specification: a row an item, and a row a credit that is
/// applied; a chunk at a time.
public struct FocusCSV: ~Copyable {
    private let focus: FocusInvoice
    private let order: [Int]
    private let fields: FocusFields
    private let descriptions: EncodedNames
    private let resourceIDs: EncodedNames
    private let resourceNames: EncodedNames
    private let apps: EncodedNames
    private let currency: [UInt8]
    private let period: [UInt8]
    private let rowLength: Int
    private var position = 0
    private var creditPosition = 0
    private var isAtStart: Bool

    /// All of a row but its texts.
    private static let fixedLength = 700
    private static let chunkLength = 65_536

    /// - Parameters:
    ///   - issuer: the platform's name.
    ///   - hasHeader: false for what follows other rows.
    public init(_ focus: FocusInvoice, issuer: String, hasHeader: Bool = true) {
        self.focus = focus
        let items = focus.invoice.items
        order = items.inOrder()
        fields = FocusFields(of: focus, issuer: issuer)
        descriptions = EncodedNames(items.columns.descriptionNames, encode: appendCSVName)
        resourceIDs = EncodedNames(focus.resourceIDs, encode: appendCSVName)
        resourceNames = EncodedNames(focus.resourceNames, encode: appendCSVName)
        apps = EncodedNames(items.columns.appNames, encode: appendCSVName)
        currency = Array(focus.invoice.currency.code.utf8)
        let month = focus.invoice.month
        period = Array("\("\(month.end)".prefix(19))Z,\("\(month.start)".prefix(19))Z,".utf8)
        let texts = [
            fields.accounts, fields.invoices, fields.provider, fields.spaces, fields.products, fields.skuPrices, fields.tags,
        ]
        let names = [descriptions, resourceIDs, resourceNames, apps]
        let reasons = focus.credits.map { $0.reason.utf8.count * 2 + 3 }.max() ?? 0
        rowLength =
            FocusCSV.fixedLength + reasons + texts.reduce(0) { $0 + $1.maximumLength }
            + names.reduce(0) { $0 + $1.maximumLength }
        isAtStart = hasHeader
    }

    /// Adds the next chunk to `output`.
    ///
    /// - Returns: false where there is none left, and nothing was added.
    public mutating func write(to output: inout OutputBuffer) -> Bool {
        guard isAtStart || position < order.count || creditPosition < focus.credits.count else { return false }
        if isAtStart {
            output.reserve(FocusColumns.header.count)
            FocusColumns.header.withUnsafeBytes { output.put($0) }
            isAtStart = false
        }
        while position < order.count, output.count < FocusCSV.chunkLength {
            output.reserve(rowLength)
            writeItem(order[position], to: &output)
            position += 1
        }
        while position == order.count, creditPosition < focus.credits.count, output.count < FocusCSV.chunkLength {
            output.reserve(rowLength)
            writeCredit(focus.credits[creditPosition], to: &output)
            creditPosition += 1
        }
        return true
    }

    // MARK: An item's row

    private borrowing func writeItem(_ index: Int, to output: inout OutputBuffer) {
        let columns = focus.invoice.items.columns
        let account = focus.itemAccounts[index]
        let correctedMonth = focus.corrections.isEmpty ? nil : focus.corrections[index]
        output.put(",")
        putCost(index, to: &output)
        fields.accounts.write(account, to: &output)
        output.put("Usage,")
        if correctedMonth != nil { output.put("Correction") }
        output.put(",")
        descriptions.write(columns.descriptions[index], to: &output)
        let type = columns.flags(at: index).type
        output.put(type == .dyno ? ",Usage-Based," : ",Recurring,")
        putPeriod(index, to: &output)
        // No commitments, and no discounts for them.
        output.put(",,,,,,,")
        putConsumption(index, to: &output)
        putPrices(index, account: account, to: &output)
        fields.provider.write(0, to: &output)
        resourceIDs.write(focus.itemResourceIDs[index], to: &output)
        output.put(",")
        resourceNames.write(focus.itemResourceNames[index], to: &output)
        output.put(type == .dyno ? ",Dyno," : ",Addon,")
        fields.products.write(focus.itemProducts[index], to: &output)
        fields.skuPrices.write(fields.prices[index], to: &output)
        fields.spaces.write(focus.itemSpaces[index], to: &output)
        fields.tags.write(columns.apps[index], to: &output)
        apps.write(columns.apps[index], to: &output)
        output.put(",")
        output.put(Int64(columns.quantities[index]))
        output.put(",")
        if let correctedMonth { putMonth(correctedMonth, to: &output) }
        output.put("\r\n")
    }

    private borrowing func putCost(_ index: Int, to output: inout OutputBuffer) {
        output.put(fractional: focus.invoice.items.billed[index], decimals: focus.invoice.currency.decimals)
        output.put(",")
    }

    /// A correction has no price of a unit: it is the difference of two amounts.
    private borrowing func putPrice(_ index: Int, to output: inout OutputBuffer) {
        if focus.corrections.isEmpty || focus.corrections[index] == nil {
            output.put(fractional: focus.invoice.items.columns.prices[index], decimals: Price.decimals)
        }
        output.put(",")
    }

    private borrowing func putPeriod(_ index: Int, to output: inout OutputBuffer) {
        let (start, end) = focus.chargePeriod(at: index)
        output.put(seconds: end)
        output.put(",")
        output.put(seconds: start)
        output.put(",")
    }

    private borrowing func putConsumption(_ index: Int, to output: inout OutputBuffer) {
        guard let quantity = focus.consumedQuantity(at: index) else { return output.put(",,") }
        output.put(fractional: quantity, decimals: 9)
        output.put(",Hours,")
    }

    /// From `ContractedCost` to `PricingUnit`.
    private borrowing func putPrices(_ index: Int, account: Int32, to output: inout OutputBuffer) {
        putCost(index, to: &output)
        putPrice(index, to: &output)
        putCost(index, to: &output)
        fields.invoices.write(account, to: &output)
        putCost(index, to: &output)
        putPrice(index, to: &output)
        output.put("Standard,")
        putCurrency(to: &output)
        putPrice(index, to: &output)
        putCost(index, to: &output)
        putPrice(index, to: &output)
        guard let quantity = focus.pricingQuantity(at: index) else { return output.put(",,") }
        output.put(fractional: quantity, decimals: 12)
        output.put(",Months,")
    }

    private borrowing func putCurrency(to output: inout OutputBuffer) {
        currency.withUnsafeBytes { output.put($0) }
        output.put(",")
    }

    private borrowing func putMonth(_ month: Month, to output: inout OutputBuffer) {
        for byte in month.description.utf8.prefix(7) { output.put(byte) }
    }

    // MARK: A credit's row

    private borrowing func writeCredit(_ credit: FocusCredit, to output: inout OutputBuffer) {
        let decimal = (Money.zero - credit.amount).decimal(in: focus.invoice.currency)
        let cost = Array((decimal.utf8.contains(UInt8(ascii: ".")) ? decimal : decimal + ".0").utf8)
        func putCost(to output: inout OutputBuffer) {
            cost.withUnsafeBytes { output.put($0) }
            output.put(",")
        }
        var reason: [UInt8] = []
        var text = credit.reason
        text.withUTF8 { appendCSVName(UnsafeRawBufferPointer($0), to: &reason) }
        output.put(",")
        putCost(to: &output)
        fields.accounts.write(credit.account, to: &output)
        output.put("Credit,,")
        reason.withUnsafeBytes { output.put($0) }
        output.put(",One-Time,")
        period.withUnsafeBytes { output.put($0) }
        output.put(",,,,,,,,,")
        putCost(to: &output)
        output.put(",")
        putCost(to: &output)
        fields.invoices.write(credit.account, to: &output)
        putCost(to: &output)
        output.put(",,")
        putCurrency(to: &output)
        output.put(",")
        putCost(to: &output)
        // PricingCurrencyListUnitPrice, PricingQuantity, PricingUnit.
        output.put(",,,")
        fields.provider.write(0, to: &output)
        // It is of no resource, plan or space.
        output.put(",,,Other,Credits,Other (Other),,,,,,,,,,,\r\n")
    }
}
