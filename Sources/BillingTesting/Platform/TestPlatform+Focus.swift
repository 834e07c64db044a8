public import Billing
import BillingExport
import BillingService

extension TestPlatform {
    /// Throws a ``ConformanceFailure`` unless an invoice in the form of FOCUS has the rows that the books say, and adds up to
    /// what is to be paid.
    public func checkFocus(_ month: Month, of scope: Scope, now: Instant, name: String) async throws {
        let label = "\(name): FOCUS of \(month) of \(scope) at \(now)"
        let expected = books.invoice(of: scope, month: month, now: now, rules: rules)
        let (focus, table) = try await focus(month, of: scope, now: now)
        try require("\(label): items", Self.texts(of: focus), is: Self.texts(of: expected))
        let problems = FocusRules.problems(of: table)
        try require(problems.isEmpty, "\(label): \(problems.prefix(3).joined(separator: "; "))")
        try require("\(label): sum", Self.sum(of: table), is: expected.total)
        let invoices = Set(table["InvoiceId"].map { Array($0.utf8) })
        switch scope {
        case .space: try require(invoices.isSubset(of: [[]]), "\(label) has an invoice's id")
        case .organization: try require(invoices.count <= 1 && !invoices.contains([]), "\(label) has several invoices")
        case .account:
            var sums: [[UInt8]: Int128] = [:]
            for (id, cost) in zip(table["InvoiceId"], table["BilledCost"]) {
                sums[Array(id.utf8), default: 0] += Self.cents(cost)
            }
            var told: Set<[UInt8]> = []
            for organization in books.rater.places where organization.isOrganization {
                guard books.months(of: organization, now: now, rules: rules).contains(month) else { continue }
                let part = try await self.focus(month, of: organization, now: now).table
                guard let id = part["InvoiceId"].first else { continue }
                try require("\(label): sum of \(id)", sums[Array(id.utf8)], is: Self.sum(of: part))
                told.insert(Array(id.utf8))
            }
            // What is known by a name that is another one's id can't be asked for by itself.
            let known = books.rater.places.compactMap(\.organizationBytes)
            for id in sums.keys where !told.contains(id) {
                try require(
                    known.contains { id.starts(with: $0) },
                    "\(label) has an invoice of nobody: \(String(decoding: id, as: UTF8.self))")
            }
        }
    }

    private func focus(
        _ month: Month, of scope: Scope, now: Instant
    ) async throws -> (focus: FocusInvoice, table: CSVTable) {
        var export = try await service.export(id: month.description, of: scope, now: now)
        let focus = try await export.focus(of: month)
        var text = FocusCSV(focus, issuer: "Example")
        var output = OutputBuffer()
        while text.write(to: &output) {}
        guard let table = output.withBytes({ CSVTable(Array($0)) }) else {
            throw ConformanceFailure("FOCUS of \(month) of \(scope) is no CSV")
        }
        return (focus, table)
    }

    private static func sum(of table: CSVTable) -> Int128 {
        table["BilledCost"].reduce(0) { $0 + cents($1) }
    }

    /// In hundredths: the platform's currency has two decimals.
    private static func cents(_ decimal: String) -> Int128 {
        let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = (parts.count > 1 ? String(parts[1]) : "") + "00"
        return Int128(parts[0] + fraction.prefix(2)) ?? .max
    }

    private static func texts(of focus: FocusInvoice) -> [[UInt8]] {
        let items = focus.invoice.items
        return (0..<items.count).map { index in
            let item = items[index]
            let corrected = focus.corrections[index]
            let parts = [
                focus.accounts[Int(focus.itemAccounts[index])].name, focus.spaces[Int(focus.itemSpaces[index])].name, item.app,
                item.description, "\(focus.units[index])", "\(item.billedPrice.minorUnits)", corrected.map { "\($0)" } ?? "",
                "\(item.createdAt)", "\(item.quantity)", "\(item.pricePerUnit)",
            ]
            return Array(parts.joined(separator: "|").utf8)
        }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func texts(of invoice: ReferenceInvoice) -> [[UInt8]] {
        invoice.items.map { item in
            let parts = [
                item.organization, item.space, item.app, item.description, "\(item.unitsBilled)", "\(item.billed)",
                item.correctedMonth.map { "\($0)" } ?? "", "\(item.createdAt)", "\(item.quantity.count)", "\(item.price)",
            ]
            return Array(parts.joined(separator: "|").utf8)
        }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

extension Scope {
    fileprivate var isOrganization: Bool { organizationBytes != nil }

    fileprivate var organizationBytes: [UInt8]? {
        if case .organization(let name) = self { Array(name.utf8) } else { nil }
    }
}
