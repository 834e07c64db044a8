/// How a line item came to be: enough that a reader with a pocket calculator gets its billed price.
public struct ItemExplanation: Hashable, Sendable {
    public var resource: ExplainedResource
    /// What was known of the resource that made the item, in the order in which it happened.
    public var events: [ExplainedEvent]
    /// The whole time in which the resource ran so.
    public var start: Instant
    /// ``Instant/never`` while it runs.
    public var end: Instant
    public var part: BilledPart
    /// Days that another span of the resource touches too.
    public var contestedDays: [ContestedDay]
    public var priceOrigin: PriceOrigin
    public var calculation: Calculation
    /// For a correction: what was billed of the line, and what is due by now. All else then tells of the corrected month, as it
    /// is known now.
    public var correction: ExplainedCorrection?

    public init(
        resource: ExplainedResource, events: [ExplainedEvent], start: Instant, end: Instant, part: BilledPart,
        contestedDays: [ContestedDay], priceOrigin: PriceOrigin, calculation: Calculation,
        correction: ExplainedCorrection? = nil
    ) {
        self.resource = resource
        self.events = events
        self.start = start
        self.end = end
        self.part = part
        self.contestedDays = contestedDays
        self.priceOrigin = priceOrigin
        self.calculation = calculation
        self.correction = correction
    }
}
