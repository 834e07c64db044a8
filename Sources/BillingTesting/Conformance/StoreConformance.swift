public import BillingService

/// What every store must do, case by case: all that a store's test target needs is one test over ``cases``.
public enum StoreConformance {
    public static let cases: [Case] =
        [
            readingCases, batchCases, identityCases, refusalCases, invoiceCases, eventCases, appEventCases, eventIdentityCases,
            retractionCases, labelCases, placeCases, priceCases, requestCases, randomCases, historyCases, dossierCases,
            closingCases, correctionCases, correctionRuleCases, touchedCases, creditCases, paymentCases, asOfCases, groupCases,
            comparisonCases, sealCases, auditCases, directoryCases,
        ].flatMap(\.self)

    /// One thing that a store must do, named by a sentence.
    public struct Case: Sendable, CustomStringConvertible {
        public let name: String
        private let check: @Sendable (Factory) async throws -> Void

        /// Makes a store that is empty.
        public typealias Factory = @Sendable () async throws -> any Store

        init(_ name: String, check: @escaping @Sendable (Factory) async throws -> Void) {
            self.name = name
            self.check = check
        }

        public var description: String { name }

        /// Throws a ``ConformanceFailure``, or the store's own error, where a store does something else.
        public func run(_ makeStore: Factory) async throws {
            try await check(makeStore)
        }
    }
}
