import Billing
import BillingExport
public import BillingPDF
import BillingProof
public import BillingService
public import Hummingbird
public import Logging

/// The server's own settings; what an invoice says is decided by the service's rules.
public struct WebSettings: Sendable {
    public var host: String
    public var port: Int
    /// The key that requests must carry, or nil for a server that is open.
    public var authKey: String?
    public var webhooks: WebhookSettings
    /// How long after its end a month is closed, where the clock is set by a request.
    public var graceMilliseconds: Int64
    /// The platform's name, as exports for finance and papers show it.
    public var issuer: String
    /// What they are drawn on where a request does not say.
    public var paper: Paper
    public var version: String
    /// The file of Chart.js, which draws the pages' charts.
    public var chartLibrary: String

    /// Where Debian's package libjs-chart.js puts it.
    public static let standardChartLibrary = "/usr/share/javascript/chart.js/chart.min.js"

    public init(
        host: String = "127.0.0.1", port: Int = 3000, authKey: String? = nil, webhooks: WebhookSettings = WebhookSettings(),
        graceMilliseconds: Int64 = ClosingService.standardGraceMilliseconds, issuer: String = PDFOptions.standardIssuer,
        paper: Paper = .a4, version: String, chartLibrary: String = WebSettings.standardChartLibrary
    ) {
        self.host = host
        self.port = port
        self.authKey = authKey
        self.webhooks = webhooks
        self.graceMilliseconds = graceMilliseconds
        self.issuer = issuer
        self.paper = paper
        self.version = version
        self.chartLibrary = chartLibrary
    }
}

/// Wires routes and middlewares to a server that can be run, or tested without a socket.
///
/// - Parameters:
///   - sealer: seals months that are closed because the clock is set, and makes the chain of the audit; nil for neither.
///   - requestLines: where the lines of requests go; nil for `logger`.
public func buildApplication(
    store: any Store, service: InvoiceService, clock: BillingClock, settings: WebSettings, logger: Logger,
    sealer: (any Sealer)? = nil, requestLines: (any RequestLineOutput)? = nil,
    onServerRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let log = RequestLog(output: requestLines ?? LoggerOutput(logger: logger))
    let routes = buildRouter(
        store: store, service: service, clock: clock, settings: settings, sealer: sealer, log: log)
    return Application(
        responder: ReadyResponder(
            router: routes.router.buildResponder(), closedInvoices: routes.closedInvoices, clock: clock,
            authentication: routes.authentication, hosts: HostMiddleware(settings), log: log),
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port), serverName: "invoices/\(settings.version)"),
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? settings.port) },
        logger: logger)
}

/// The routes that the server answers, and what answers some requests before they come to them.
func buildRouter(
    store: any Store, service: InvoiceService, clock: BillingClock, settings: WebSettings, sealer: (any Sealer)?,
    log: RequestLog
) -> (
    router: Router<BillingRequestContext>, closedInvoices: ClosedInvoices, authentication: AuthenticationMiddleware?
) {
    let router = Router(context: BillingRequestContext.self)
    let sessions = settings.authKey.map { Sessions(key: $0) }
    let assets = PageAssets(chartLibrary: settings.chartLibrary)
    let pages = PageResponder(issuer: settings.issuer, version: settings.version, assets: assets, sessions: sessions)
    router.addMiddleware {
        RequestIDMiddleware(log: log)
        ErrorMiddleware(pages: pages)
    }
    if let hosts = HostMiddleware(settings) { router.add(middleware: hosts) }
    router.add(middleware: AuditMiddleware(sealer: sealer))
    ServerController(store: store, version: settings.version).addRoutes(to: router)
    let tags = EntityTags(rules: service.rules, version: settings.version)
    let closedInvoices = ClosedInvoices(service: service, store: store, tags: tags)
    let overviews = OverviewController(service: service, store: store, clock: clock, pages: pages)
    let invoicePages = InvoicePages(
        service: service, invoices: ItemizedInvoices(service: service, store: store), pages: pages)
    let download = InvoiceDownload(service: service, issuer: settings.issuer, paper: settings.paper)
    let invoices = InvoiceController(
        service: service, clock: clock, tags: tags, closedInvoices: closedInvoices, overviews: overviews, pages: invoicePages,
        download: download)
    let comparisons = ComparisonController(service: service, clock: clock, pages: invoicePages)
    let queue = IngestQueue(store: store, clock: clock)
    let events = EventController(queue: queue)
    let plans = PlanController(
        service: PlanService(store: store, clock: clock), pages: pages, currency: service.rules.currency, clock: clock)
    let credits = CreditController(
        service: CreditService(invoices: service, clock: clock), invoices: service, pages: pages, clock: clock)
    let payments = PaymentController(
        service: PaymentService(invoices: service, clock: clock), invoices: service, clock: clock)
    let closing = ClosingService(
        store: store, rules: service.rules, format: JSONLineItemFormat(), clock: clock, sealer: sealer)
    let clocks = ClockController(clock: clock, closing: closing, graceMilliseconds: settings.graceMilliseconds)
    WebhookController(settings: settings.webhooks, queue: queue, clock: clock).addRoutes(to: router)
    let keyed = router.group()
    let authentication = settings.authKey.flatMap { key in
        sessions.map { AuthenticationMiddleware(key: key, sessions: $0) }
    }
    assets.addRoutes(to: router)
    DescriptionController(version: settings.version, pages: pages).addRoutes(to: router)
    SignInController(pages: pages, authentication: authentication).addRoutes(to: router)
    if let authentication { keyed.add(middleware: authentication) }
    invoices.addRoutes(to: keyed)
    DirectoryController(
        service: DirectoryService(store: store), invoices: service, pages: pages, clock: clock
    ).addRoutes(to: keyed)
    DailyController(service: service, clock: clock).addRoutes(to: keyed)
    ExportController(download: download, clock: clock).addRoutes(to: keyed)
    comparisons.addRoutes(to: keyed)
    SealController(service: SealService(invoices: service, store: store), clock: clock).addRoutes(to: keyed)
    events.addRoutes(to: keyed)
    plans.addRoutes(to: keyed)
    credits.addRoutes(to: keyed)
    payments.addRoutes(to: keyed)
    clocks.addRoutes(to: keyed)
    AuditController(store: store).addRoutes(to: keyed)
    return (router, closedInvoices, authentication)
}
