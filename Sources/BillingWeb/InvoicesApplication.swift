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
    public var version: String

    public init(
        host: String = "127.0.0.1", port: Int = 3000, authKey: String? = nil, webhooks: WebhookSettings = WebhookSettings(),
        version: String
    ) {
        self.host = host
        self.port = port
        self.authKey = authKey
        self.webhooks = webhooks
        self.version = version
    }
}

/// Wires routes and middlewares to a server that can be run, or tested without a socket.
public func buildApplication(
    store: any Store, service: InvoiceService, clock: BillingClock, settings: WebSettings, logger: Logger,
    onServerRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let router = Router(context: BillingRequestContext.self)
    router.addMiddleware {
        RequestIDMiddleware()
        ErrorMiddleware()
    }
    ServerController(store: store, version: settings.version).addRoutes(to: router)
    let invoices = InvoiceController(
        service: service, clock: clock, tags: EntityTags(rules: service.rules, version: settings.version))
    let queue = IngestQueue(store: store, clock: clock)
    let events = EventController(queue: queue)
    let plans = PlanController(service: PlanService(store: store, clock: clock), clock: clock)
    WebhookController(settings: settings.webhooks, queue: queue, clock: clock).addRoutes(to: router)
    let keyed = router.group()
    if let key = settings.authKey { keyed.add(middleware: AuthenticationMiddleware(key: key)) }
    invoices.addRoutes(to: keyed)
    events.addRoutes(to: keyed)
    plans.addRoutes(to: keyed)
    return Application(
        router: router,
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port), serverName: "invoices/\(settings.version)"),
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? settings.port) },
        logger: logger)
}
