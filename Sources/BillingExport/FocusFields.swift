import Billing

/// Texts of FOCUS rows that many of them have alike, each with its commas, encoded once.
struct FocusFields {
    /// From `BillingAccountId` to `CapacityReservationStatus`, by the codes of accounts.
    private(set) var accounts = EncodedTexts()
    /// `InvoiceId` and `InvoiceIssuerName`, by the codes of accounts.
    private(set) var invoices = EncodedTexts()
    /// `ProviderName` to `RegionName`.
    private(set) var provider = EncodedTexts()
    /// `SubAccountId`, `SubAccountName` and `SubAccountType`, by the codes of spaces.
    private(set) var spaces = EncodedTexts()
    /// `ServiceCategory` to `SkuMeter`, by the codes of products.
    private(set) var products = EncodedTexts()
    /// `SkuPriceDetails` and `SkuPriceId`, by ``prices``.
    private(set) var skuPrices = EncodedTexts()
    /// `Tags`, by the codes of apps.
    private(set) var tags = EncodedTexts()
    /// Which of ``skuPrices`` each item has.
    private(set) var prices: [Int32] = []

    private struct SkuPrice: Hashable {
        var product: Int32
        var price: Int64
    }

    init(of focus: FocusInvoice, issuer: String) {
        let invoice = focus.invoice
        let period = [invoice.month.end, invoice.month.start].map { "\($0)".prefix(19) + "Z" }
        for account in focus.accounts {
            accounts.add([
                .name(account.id), .name(account.name), "Organization", .own(invoice.currency.code), .own(String(period[0])),
                .own(String(period[1])), "", "",
            ])
            invoices.add([.name(focus.invoiceID(of: account) ?? ""), .name(issuer)])
        }
        provider.add([.name(issuer), .name(issuer), "", ""])
        for space in focus.spaces { spaces.add([.name(space.id), .name(space.name), "Space"]) }
        for product in focus.products { products.add(product.fields) }
        addPrices(of: focus)
        let apps = invoice.items.columns.appNames
        for code in 0..<NameTable.Code(apps.count) {
            var object = JSONObjectText()
            object.add("app", apps[code])
            tags.add([.own(String(decoding: object.closed, as: UTF8.self))])
        }
    }

    private mutating func addPrices(of focus: FocusInvoice) {
        var codes: [SkuPrice: Int32] = [:]
        var last: (key: SkuPrice, code: Int32)?
        let columns = focus.invoice.items.columns
        for index in 0..<columns.count {
            let key = SkuPrice(product: focus.itemProducts[index], price: columns.prices[index])
            if let last, last.key == key {
                prices.append(last.code)
                continue
            }
            let code = codes[key] ?? Int32(codes.count)
            if codes[key] == nil {
                codes[key] = code
                skuPrices.add(focus.products[Int(key.product)].fields(at: Price(unchecked: key.price)))
            }
            last = (key, code)
            prices.append(code)
        }
    }
}

extension FocusProduct {
    /// `dyno-gp2`, `addon-alamo-redis:small`.
    fileprivate var sku: String { "\(type.name)-\(plan)" }

    /// From `ServiceCategory` to `SkuMeter`.
    fileprivate var fields: [CSVField] {
        switch type {
        case .dyno: ["Web", "Dynos", "Application Platforms", .name(sku), "Dyno Months"]
        case .addon where isDatabase: ["Databases", .name(service), "Relational Databases", .name(sku), "Addon Months"]
        case .addon: ["Other", .name(service), "Other (Other)", .name(sku), "Addon Months"]
        }
    }

    /// `SkuPriceDetails` and `SkuPriceId`.
    fileprivate func fields(at price: Price) -> [CSVField] {
        var details = JSONObjectText()
        details.add("x_type", type.name)
        details.add("x_plan", plan)
        details.add("x_price_per_unit", number: "\(price)")
        return [.own(String(decoding: details.closed, as: UTF8.self)), .name("\(sku)@\(price)")]
    }
}
