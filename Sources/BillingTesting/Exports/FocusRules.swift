/// What FOCUS 1.2 asks of each column: whether it may be empty, which values it may have, and in which form.
public enum FocusRules {
    /// The columns in their order, those that may not be empty marked.
    private static let columns: [(name: String, isNeeded: Bool)] = [
        ("AvailabilityZone", false), ("BilledCost", true), ("BillingAccountId", true), ("BillingAccountName", false),
        ("BillingAccountType", true), ("BillingCurrency", true), ("BillingPeriodEnd", true), ("BillingPeriodStart", true),
        ("CapacityReservationId", false), ("CapacityReservationStatus", false), ("ChargeCategory", true), ("ChargeClass", false),
        ("ChargeDescription", false), ("ChargeFrequency", true), ("ChargePeriodEnd", true), ("ChargePeriodStart", true),
        ("CommitmentDiscountCategory", false), ("CommitmentDiscountId", false), ("CommitmentDiscountName", false),
        ("CommitmentDiscountQuantity", false), ("CommitmentDiscountStatus", false), ("CommitmentDiscountType", false),
        ("CommitmentDiscountUnit", false), ("ConsumedQuantity", false), ("ConsumedUnit", false), ("ContractedCost", true),
        ("ContractedUnitPrice", false), ("EffectiveCost", true), ("InvoiceId", false), ("InvoiceIssuerName", true),
        ("ListCost", true), ("ListUnitPrice", false), ("PricingCategory", false), ("PricingCurrency", false),
        ("PricingCurrencyContractedUnitPrice", false), ("PricingCurrencyEffectiveCost", false),
        ("PricingCurrencyListUnitPrice", false), ("PricingQuantity", false), ("PricingUnit", false), ("ProviderName", true),
        ("PublisherName", true), ("RegionId", false), ("RegionName", false), ("ResourceId", false), ("ResourceName", false),
        ("ResourceType", false), ("ServiceCategory", true), ("ServiceName", true), ("ServiceSubcategory", true),
        ("SkuId", false), ("SkuMeter", false), ("SkuPriceDetails", false), ("SkuPriceId", false), ("SubAccountId", false),
        ("SubAccountName", false), ("SubAccountType", false), ("Tags", false),
    ]

    private static let allowed: [String: Set<String>] = [
        "BillingAccountType": ["Organization"], "ChargeCategory": ["Usage", "Credit"], "ChargeClass": ["", "Correction"],
        "ChargeFrequency": ["One-Time", "Recurring", "Usage-Based"], "PricingCategory": ["", "Standard"],
        "ConsumedUnit": ["", "Hours"], "PricingUnit": ["", "Months"], "ResourceType": ["", "Dyno", "Addon"],
        "ServiceCategory": ["Web", "Databases", "Other"], "SubAccountType": ["", "Space"],
        "ServiceSubcategory": ["Application Platforms", "Relational Databases", "Other (Other)"],
        "CapacityReservationId": [""], "CapacityReservationStatus": [""], "CommitmentDiscountId": [""],
        "CommitmentDiscountStatus": [""],
    ]

    /// Columns that are empty or not together.
    private static let together = [
        ["ConsumedQuantity", "ConsumedUnit"], ["PricingQuantity", "PricingUnit", "ListUnitPrice", "ContractedUnitPrice"],
        ["ResourceId", "ResourceName", "ResourceType", "SkuId", "SkuMeter", "SkuPriceId", "SkuPriceDetails", "Tags"],
        ["SubAccountId", "SubAccountName", "SubAccountType"],
    ]

    /// What is wrong with a table; empty where nothing is.
    public static func problems(of table: CSVTable) -> [String] {
        let names = columns.map(\.name)
        guard Array(table.columns.prefix(names.count)) == names else { return ["the columns are not those of FOCUS 1.2"] }
        guard names == names.sorted(), names.count == 57 else { return ["the columns are not in the order of the alphabet"] }
        guard table.columns.dropFirst(names.count).allSatisfy({ $0.hasPrefix("x_") }) else { return ["a column is unknown"] }
        return table.rows.enumerated().flatMap { number, row in
            problems(of: Dictionary(uniqueKeysWithValues: zip(table.columns, row))).map { "row \(number + 1): \($0)" }
        }
    }

    private static func problems(of row: [String: String]) -> [String] {
        var problems: [String] = []
        for (name, isNeeded) in columns {
            let field = row[name] ?? ""
            if isNeeded, field.isEmpty { problems.append("\(name) is empty") }
            if let values = allowed[name], !values.contains(field) { problems.append("\(name) is \(field)") }
            if !field.isEmpty, !hasForm(of: name, field) { problems.append("\(name) has another form: \(field)") }
        }
        for group in together where Set(group.map { row[$0]?.isEmpty ?? true }).count > 1 {
            problems.append("of \(group) some are empty, and some are not")
        }
        let costs = ["BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "PricingCurrencyEffectiveCost"]
        if Set(costs.map { row[$0] }).count > 1 { problems.append("the costs differ") }
        for period in ["BillingPeriod", "ChargePeriod"] where (row["\(period)Start"] ?? "") >= (row["\(period)End"] ?? "") {
            problems.append("\(period) is empty")
        }
        return problems + kindProblems(of: row)
    }

    /// What depends on the charge's category and class.
    private static func kindProblems(of row: [String: String]) -> [String] {
        let isCredit = row["ChargeCategory"] == "Credit"
        let isUsage = !isCredit && row["ChargeClass"] == ""
        var problems: [String] = []
        for (column, isFull) in [
            ("PricingCategory", !isCredit), ("PricingQuantity", isUsage), ("ConsumedQuantity", isUsage),
            ("ResourceId", !isCredit),
            ("SubAccountId", !isCredit), ("x_Quantity", !isCredit), ("x_App", !isCredit),
            ("x_CorrectedMonth", row["ChargeClass"] == "Correction"),
        ] where (row[column] ?? "").isEmpty == isFull {
            problems.append("\(column) is \(row[column] ?? "missing")")
        }
        if isCredit, row["BilledCost"]?.hasPrefix("-") != true { problems.append("a credit is not below 0") }
        return problems
    }

    private static func hasForm(of column: String, _ field: String) -> Bool {
        // A decimal even where it is 0: else tools take a column without others for one of whole numbers.
        if column.hasSuffix("Cost") || column.hasSuffix("UnitPrice") || column.hasSuffix("Quantity") {
            return field.wholeMatch(of: /-?(0|[1-9][0-9]*)\.([0-9]*[1-9]|0)/) != nil
        }
        if column.hasSuffix("PeriodStart") || column.hasSuffix("PeriodEnd") {
            return field.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
        }
        if column.hasSuffix("Currency") { return field.wholeMatch(of: /[A-Z]{3}/) != nil }
        switch column {
        case "Tags": return field.hasPrefix(#"{"app":""#) && field.hasSuffix("\"}")
        case "SkuPriceDetails":
            return field.wholeMatch(
                of: /\{"x_type":"(dyno|addon)","x_plan":".*","x_price_per_unit":[0-9.]+\}/.dotMatchesNewlines())
                != nil
        case "InvoiceId": return field.wholeMatch(of: /.+:\d{4}-\d\d/.dotMatchesNewlines()) != nil
        default: return !"=+-@".contains(field.prefix(1)) || field.isEmpty
        }
    }
}
