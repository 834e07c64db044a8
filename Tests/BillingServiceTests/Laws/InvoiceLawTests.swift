import Billing
import BillingService
import BillingTesting
import Testing

/// What holds for every history, over thousands of random ones. A failure names its seed.
@Suite struct InvoiceLawTests {
    /// Seeds in parts, so that parts run side by side.
    private static let parts: [ClosedRange<UInt64>] = stride(from: 1000, to: 2600, by: 200).map { $0...$0 + 199 }

    @Test(arguments: parts)
    func invoicesAreTheReferences(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomHistory(seed: seed)
            let currency = try #require(Currency(code: ["USD", "JPY", "KWD"][Int(seed % 3)]))
            let store = try await MemoryInvoices(history.records, now: history.now).store
            try await StoreComparison.check(
                store, against: ReferenceRater(records: history.records), now: history.now, currency: currency,
                name: "seed \(seed)")
        }
    }

    @Test(arguments: parts)
    func theAccountIsTheSumOfOrganizationsAndOfSpaces(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomHistory(seed: seed)
            let invoices = try await MemoryInvoices(history.records, now: history.now)
            let scopes = ReferenceRater(records: history.records).scopes
            for month in try await invoices.months() {
                for proration in Proration.allCases {
                    let account = try await invoices.invoice(month, by: proration).totals
                    var sums = ScopeSums()
                    for scope in scopes.dropFirst() where try await invoices.months(of: scope).contains(month) {
                        sums.add(try await invoices.invoice(month, of: scope, by: proration).totals, of: scope)
                    }
                    let expected = ScopeSums.Sum(account)
                    #expect(sums.organizations == expected, "organizations, seed \(seed), \(month), \(proration)")
                    #expect(sums.spaces == expected, "spaces, seed \(seed), \(month), \(proration)")
                }
            }
        }
    }

    @Test(arguments: parts)
    func theOrderOfArrivalDoesNotMatter(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomHistory(seed: seed)
            let inOrder = try await MemoryInvoices(history.records, now: history.now)
            let shuffled = try await MemoryInvoices(files: history.files(), now: history.now)
            let months = try await inOrder.months()
            #expect(try await shuffled.months() == months, "seed \(seed)")
            for month in months {
                let one = try await inOrder.invoice(month)
                let other = try await shuffled.invoice(month)
                #expect(one.totals == other.totals, "seed \(seed), \(month)")
                // Items that are alike but for their price or id stand in the order of arrival.
                let items = [one, other].map { InvoiceComparison.texts(of: $0).map { Array($0.utf8) } }
                let sorted = items.map { $0.sorted { $0.lexicographicallyPrecedes($1) } }
                #expect(sorted[0] == sorted[1], "seed \(seed), \(month)")
            }
        }
    }

    @Test(arguments: parts)
    func importingTwiceChangesNothing(seeds: ClosedRange<UInt64>) async throws {
        for seed in seeds {
            let history = RandomHistory(seed: seed)
            let invoices = try await MemoryInvoices(history.records, now: history.now)
            let ledger = await invoices.store.ledger()
            let before = try await texts(of: invoices)
            let summary = try await invoices.store.take(history.records)
            #expect(summary == IngestSummary(unchanged: history.records.count), "seed \(seed)")
            #expect(await invoices.store.ledger() == ledger, "seed \(seed)")
            #expect(try await texts(of: invoices) == before, "seed \(seed)")
        }
    }

    private func texts(of invoices: MemoryInvoices) async throws -> [[String]] {
        var texts: [[String]] = []
        for month in try await invoices.months() { texts.append(InvoiceComparison.texts(of: try await invoices.invoice(month))) }
        return texts
    }

    /// One resource that runs without a break, wherever it moves and whatever it costs.
    @Test func aDayIsBilledOnceAResource() async throws {
        for seed in UInt64(1)...2000 {
            var random = SeededRandom(seed: seed)
            let month: Month = "2017-02-01"
            let records = RandomRuns.withoutBreak(around: month, &random)
            let now = month.start.advanced(milliseconds: random.number(1...30 * Day.milliseconds))
            let invoices = try await MemoryInvoices(records, now: now)
            guard let start = records.map(\.createdAt).min(), start < min(now, month.end),
                try await invoices.months().contains(month)
            else { continue }
            let firstDay = max(Day(containing: start), month.firstDay).daysSince1970
            let lastDay = Day(containing: min(now, month.end).advanced(milliseconds: -1)).daysSince1970
            let totals = try await invoices.invoice(month, by: .day).totals
            let days = Int128(lastDay - firstDay + 1)
            #expect(totals.rated.weightedDynoHourHundredths == days * 2400, "seed \(seed)")
        }
    }

    @Test(arguments: Proration.allCases)
    func aWholeMonthCostsPriceTimesQuantity(proration: Proration) async throws {
        for seed in UInt64(1)...1000 {
            var random = SeededRandom(seed: seed)
            let month = Month(ordinal: random.number(2016 * 12...2017 * 12))
            let currency = try #require(Currency(code: random.pick(["USD", "JPY", "KWD"])))
            let price = Price(unchecked: random.number(0...Price.maximum.microUnits >> random.number(0...49)))
            let quantity = random.number(1...Int64(1_000_000) >> random.number(0...19))
            let ends: [Instant?] = [nil, month.end, month.end.advanced(milliseconds: random.number(0...40 * Day.milliseconds))]
            let start = month.start.advanced(milliseconds: random.chance(50) ? 0 : -random.number(0...40 * Day.milliseconds))
            let record = UsageRecord("gp2 web dyno", price: price, quantity: quantity, from: start, to: random.pick(ends))
            let now = month.end.advanced(milliseconds: random.number(0...Day.milliseconds))
            let invoice = try await MemoryInvoices([record], now: now)
                .invoice(month, by: BillingRules(proration: proration, currency: currency))
            let expected = roundedQuotient(
                Int128(price.microUnits) * Int128(quantity), dividedBy: Int128(currency.microUnitsPerMinorUnit))
            #expect(invoice.totals.charges == Money(minorUnits: expected), "seed \(seed): \(record)")
        }
    }

    @Test func splittingASpanChangesOnlyTheRoundingOfItsLines() async throws {
        for seed in UInt64(1)...2000 {
            var random = SeededRandom(seed: seed)
            let month: Month = "2017-02-01"
            let record = RandomRuns.anyDyno(around: month, &random)
            let parts = RandomRuns.parts(of: record, &random)
            let now = month.start.advanced(milliseconds: random.number(1...40 * Day.milliseconds))
            let whole = try await MemoryInvoices([record], now: now)
            let split = try await MemoryInvoices(parts.shuffled(using: &random), now: now)
            guard try await whole.months().contains(month) else { continue }
            for proration in Proration.allCases {
                let one = try await whole.invoice(month, by: proration).totals
                let other = try await split.invoice(month, by: proration).totals
                let difference = (one.charges - other.charges).minorUnits.magnitude
                #expect(difference * 2 <= UInt128(parts.count + 1), "seed \(seed), \(proration)")
                #expect(
                    one.rated.weightedDynoHourHundredths == other.rated.weightedDynoHourHundredths, "seed \(seed), \(proration)")
            }
        }
    }

    /// A span is billed for a month as one that was cut to the month.
    @Test(arguments: Proration.allCases)
    func nothingOutsideTheMonthCounts(proration: Proration) async throws {
        for seed in UInt64(1)...1000 {
            var random = SeededRandom(seed: seed)
            let month: Month = "2017-02-01"
            let now = month.start.advanced(milliseconds: random.number(1...40 * Day.milliseconds))
            let cutoff = min(now, month.end)
            let records = (0..<random.number(1...5)).map { _ in RandomRuns.anyAddon(around: month, &random) }
            let cut = records.compactMap { record -> UsageRecord? in
                guard record.createdAt < cutoff, record.deletedAt ?? .never > month.start else { return nil }
                var cut = record.ending(min(record.deletedAt ?? .never, cutoff))
                cut.createdAt = max(record.createdAt, month.start)
                return cut
            }
            let invoices = try await MemoryInvoices(records, now: now)
            let billed = try await invoices.months().contains(month) ? invoices.invoice(month, by: proration).billedPrices : []
            let ofCut = try await MemoryInvoices(cut, now: now)
            let expected = try await ofCut.months().contains(month) ? ofCut.invoice(month, by: proration).billedPrices : []
            #expect(billed.sorted() == expected.sorted(), "seed \(seed)")
        }
    }
}
