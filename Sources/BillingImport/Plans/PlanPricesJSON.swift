public import BillingService
import Billing

/// Reads prices of dyno sizes and add-on plans from the JSON body of a request.
public struct PlanPricesJSON {
    private let body: [UInt8]
    /// The body, in which escapes are replaced as they are met.
    private var bytes: [UInt8]
    /// The plan that the request's path names; nil where the body is an array.
    private let plan: String?
    private var prices: [PlanPriceRequest] = []
    private var count = 0
    private var record = JSONRecord<PlanField>()
    private var errors: [BodyError] = []
    private var errorCount = 0

    /// An array of prices: `{"plan":"gp2","type":"dyno","price_per_unit":60,"valid_from":"2017-02-01T00:00:00Z"}`.
    public static func read(_ body: [UInt8]) throws(BodyRefusal) -> [PlanPriceRequest] {
        var reader = PlanPricesJSON(body, plan: nil)
        try reader.readAll()
        return reader.prices
    }

    /// One price of the plan that the request's path names.
    public static func read(_ body: [UInt8], plan: String) throws(BodyRefusal) -> [PlanPriceRequest] {
        var reader = PlanPricesJSON(body, plan: plan)
        try reader.readAll()
        return reader.prices
    }

    private init(_ body: [UInt8], plan: String?) {
        self.body = body
        bytes = body
        self.plan = plan
    }

    private mutating func readAll() throws(BodyRefusal) {
        try BodyRefusal.checkText(body.span)
        do { try scan() } catch { throw BodyRefusal(error, in: body.span) }
        guard errors.isEmpty else { throw .invalid(errors, more: errorCount - errors.count) }
    }

    private mutating func scan() throws(JSONFault) {
        var scanner = DocumentScanner(BodyRefusal.text(of: body))
        scanner.skipBlanks(bytes.span)
        let type = try scanner.scanType(bytes.span)
        if plan == nil {
            guard type == .array else { throw scanner.fault(.arrayExpected, bytes.span) }
            scanner.position += 1
            while try scanner.scanElement(bytes.span, isFirst: count == 0) { try takePrice(&scanner) }
        } else {
            guard type == .object else { throw scanner.fault(.objectExpected, bytes.span) }
            try takePrice(&scanner)
        }
        try scanner.scanEnd(bytes.span)
    }

    private mutating func takePrice(_ scanner: inout DocumentScanner) throws(JSONFault) {
        defer { count += 1 }
        let type = try scanner.scanType(bytes.span)
        guard type == .object else {
            note(nil, .wrongType(given: type, wanted: .object))
            return try scanner.skipValue(bytes.span)
        }
        for wrong in try scanner.scanObject(bytes, into: &record) { note(wrong.field, wrong.problem) }
        record.unescape(in: &bytes)
        makePrice()
    }

    private mutating func makePrice() {
        let type = value(.type, PlanField.type)
        let plan = planName()
        let price = value(.pricePerUnit, PlanField.price)
        let validFrom = value(.validFrom, PlanField.validFrom)
        guard let type, let plan, let price else { return }
        prices.append(PlanPriceRequest(type: type, plan: plan, price: price, validFrom: validFrom, line: count))
    }

    /// The plan that the path names, which the body may repeat, or else the one that the body names.
    private mutating func planName() -> String? {
        guard let path = plan else { return value(.plan, PlanField.plan) }
        if let range = record.range(of: .plan), !bytes.span.extracting(range).equals(Array(path.utf8).span) {
            note(PlanField.plan.name, .otherPlan(path: path))
            return nil
        }
        do { return try PlanField.plan(Array(path.utf8).span) } catch {
            note(PlanField.plan.name, error)
            return nil
        }
    }

    private mutating func value<Value>(
        _ field: PlanField, _ parse: (Bytes) throws(FieldProblem) -> Value
    ) -> Value? {
        guard let range = record.range(of: field) else {
            if record.isAbsent(field), !field.isOptional { note(field.name, .missing) }
            return nil
        }
        do { return try parse(bytes.span.extracting(range)) } catch {
            note(field.name, error)
            return nil
        }
    }

    private mutating func note(_ field: String?, _ problem: FieldProblem) {
        errorCount += 1
        guard errors.count < BodyRefusal.maximumErrors else { return }
        errors.append(BodyError(index: plan == nil ? count : nil, field: field, problem: problem))
    }
}
