import Billing
import BillingService

extension Simulation {
    /// Every item of an invoice is explained, and what is explained comes to what is billed.
    mutating func checkExplanations() async throws {
        let (books, rules, service) = (platform.books, platform.rules, platform.service)
        let scope = random.pick(books.rater.places)
        guard let month = try await service.list(of: scope, now: now).months.randomElement(using: &random) else { return }
        let explained = try await service.explained(id: month.description, of: scope, now: now)
        let explanations = try await explained.explanations(of: explained.order)
        let items = books.invoice(of: scope, month: month, now: now, rules: rules).items
        try require("explained items of \(month) of \(scope)", explanations.count, is: items.count)
        for (item, explanation) in zip(items, explanations) {
            let label = "\(item.description) of \(item.app) from \(item.createdAt) in \(month) of \(scope)"
            guard let explanation else { throw ConformanceFailure("\(label) is not explained") }
            try require("what is due of \(label)", explanation.calculation.billed.minorUnits, is: item.due)
            try require("resource of \(label)", explanation.resource.name, is: item.resource)
            try require("corrected month of \(label)", explanation.correction?.month, is: item.correctedMonth)
            if let correction = explanation.correction {
                try require("what is due of \(label) by now", correction.due.minorUnits, is: item.due)
                try require("what was billed of \(label)", correction.billed.minorUnits, is: item.due - item.billed)
            } else {
                try require("units of \(label)", explanation.part.unitsBilled, is: item.unitsBilled)
                try require("end of \(label)", explanation.end == .never ? nil : explanation.end, is: item.deletedAt)
            }
            let began = explanation.events.contains { $0.role == .began && $0.happened <= item.createdAt }
            try require(began || item.due == 0, "it is not told what began \(label)")
        }
    }
}
