public import Billing

/// Takes payments of organizations' invoices.
public struct PaymentService: Sendable {
    private let invoices: InvoiceService
    private let clock: BillingClock

    public init(invoices: InvoiceService, clock: BillingClock) {
        self.invoices = invoices
        self.clock = clock
    }

    /// Takes a payment; the same again, by its key, pays nothing.
    ///
    /// - Returns: the invoice's payments, and whether this one is new.
    public func pay(
        _ request: PaymentRequest, organization: String
    ) async throws(CreditError) -> (payments: InvoicePayments, payment: Payment, isNew: Bool) {
        _ = try await payments(of: organization, id: request.month.description)
        let outcome: PaymentOutcome
        do {
            let key = try await invoices.organizationKey(of: organization)
            do { outcome = try await invoices.store.pay(request, organization: key, clock: clock.now) } catch {
                throw InvoiceError.store(error)
            }
        } catch let error as InvoiceError { throw .invoice(error) } catch { throw .invoice(.store(.failed("\(error)"))) }
        let currency = invoices.rules.currency
        switch outcome {
        case .taken(let payment):
            return (try await payments(of: organization, id: request.month.description), payment, true)
        case .known(let payment):
            return (try await payments(of: organization, id: request.month.description), payment, false)
        case .conflict(let known):
            throw .conflict(
                what: "payment", key: request.key, known: text(of: known.request), given: text(of: request))
        case .open: throw .invoiceOpen(request.month)
        case .tooMuch(let left):
            throw .tooMuch(left: left.formatted(in: currency), given: request.amount.formatted(in: currency))
        }
    }

    /// The payments of an organization's invoice.
    public func payments(
        of organization: String, id: String, batch: Int64? = nil, now: Instant? = nil
    ) async throws(CreditError) -> InvoicePayments {
        do {
            let scope = Scope.organization(organization)
            let (document, ledger) = try await invoices.document(
                id: id, of: scope, now: now ?? clock.now, batch: batch, detail: .totals)
            let key = try await invoices.organizationKey(of: organization)
            let payments: [Payment]
            do {
                payments = try await invoices.store.payments(of: key, month: document.head.month, at: ledger.batch)
            } catch { throw InvoiceError.store(error) }
            return InvoicePayments(head: document.head, payments: payments, ledger: ledger)
        } catch let error as InvoiceError { throw .invoice(error) } catch { throw .invoice(.store(.failed("\(error)"))) }
    }

    private func text(of request: PaymentRequest) -> String {
        "\(request.amount.formatted(in: invoices.rules.currency)) for \(request.month)"
            + (request.reference.isEmpty ? "" : ", \"\(request.reference)\"")
    }
}
