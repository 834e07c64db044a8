import ArgumentParser
import Billing
import BillingExport
import BillingImport
import BillingService
import BillingWeb
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// `invoices serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the invoices over HTTP.",
        discussion: """
            EXAMPLES
              invoices serve
              invoices serve --database demo.db --port 8080
              export AUTH_KEY=$(openssl rand -hex 32); invoices serve --host 0.0.0.0
              invoices serve --now 2017-02-05T22:16:56.616Z --proration second
              DATABASE_URL=postgres://billing@db.example/invoices invoices serve
              invoices serve --sync-akkeris postgres://reader@controller.example/controller --sync-every 5m
              invoices serve --payment manual --grace 72h
              invoices serve --database test.db --test-clock --now 2017-01-31T12:00:00Z

            Each setting can also be an environment variable, or an entry of a YAML file: --state-numbers is STATE_NUMBERS in \
            the environment and stateNumbers in the file. A flag wins over the environment, the environment over the file.

            Without a key the server is open to everyone who can reach it, so it then listens on this machine only.
            """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var sources: SourceOptions
    @OptionGroup var signing: SigningOptions

    @Option(name: .long, help: "The address to listen on. HOST; 127.0.0.1.")
    var host: String?

    @Option(name: .long, help: "The port to listen on; 0 takes a free one. PORT; 3000.")
    var port: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How long after its end a month is closed, from when on nothing changes it. GRACE; 24h.", valueName: "time"))
    var grace: String?

    @Flag(
        name: .long,
        help: ArgumentHelp(
            "Lets the clock stand until PUT /clock sets it forward, for those who build against the API."))
    var testClock = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The key that requests must carry. AUTH_KEY, which other users of this machine can't see; none.", valueName: "key"))
    var authKey: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file of Chart.js, which draws the pages' charts. CHART_LIBRARY; where Debian's package libjs-chart.js puts it.",
            valueName: "file"))
    var chartLibrary: String?

    /// So many bytes, where they are random, are found by nobody who tries.
    private static let safeKeyBytes = 16

    func run() async throws {
        let settings = try await Settings(
            flags: store.flags.merging(rules.flags) { first, _ in first }
                .merging(sources.flags) { first, _ in first }.merging(signing.flags) { first, _ in first }
                .merging([
                    .host: host, .port: port, .authKey: authKey, .grace: grace, .chartLibrary: chartLibrary,
                ]) { first, _ in first },
            configFile: store.config)
        let clock = try settings.clock(isSettable: testClock)
        let authKey = try settings.authKey()
        let (host, port) = (settings.host(), try settings.port())
        guard authKey != nil || Self.isLoopback(host) else {
            throw SettingError(
                "Without a key everyone who reaches \(host) could read and change everything. "
                    + "Set AUTH_KEY, or listen on 127.0.0.1."
            )
        }
        let database = try settings.database()
        let rules = try settings.rules()
        let grace = try settings.graceMilliseconds()
        let web = WebSettings(
            host: host, port: port, authKey: authKey, webhooks: try settings.webhooks(), graceMilliseconds: grace,
            issuer: try settings.issuer(), paper: try settings.paper(), version: programVersion,
            chartLibrary: settings.chartLibrary())
        let (sync, keyFile) = (try settings.sync(), try settings.keyFile())
        try await settings.withStore(createsFile: true, program: "server") { store in
            let format = JSONLineItemFormat()
            let service = InvoiceService(store: store, rules: rules, format: format)
            try await Self.checkCurrency(of: service, clock: clock)
            let output = LogOutput.standardError
            defer { output.flush() }
            let logger = Logger(label: "invoices") { label in LineLogHandler(label: label, output: output) }
            Self.warn(of: web, to: logger)
            let application = buildApplication(
                store: store, service: service, clock: clock,
                settings: web, logger: logger, sealer: keyFile, requestLines: RequestLineLog(label: "invoices", output: output),
                onServerRunning: { port in
                    Self.welcome(
                        host: host, port: port, database: "\(database)", clock: clock, needsKey: authKey != nil)
                })
            let closing = ClosingService(store: store, rules: rules, format: format, clock: clock, sealer: keyFile)
            var services: [any Service] = [
                application, CloseService(closing: closing, graceMilliseconds: grace, logger: logger),
            ]
            if let sync {
                let source = ControllerImport(store: store, url: sync.url, clock: clock)
                services.append(SyncService(sync: ControllerSync(source, logger: logger), interval: sync.interval))
            }
            try await run(services, host: host, port: port, logger: logger)
        }
    }

    /// Tells of what works, and could be better.
    private static func warn(of web: WebSettings, to logger: Logger) {
        if let key = web.authKey, key.utf8.count < safeKeyBytes {
            logger.warning(
                """
                the key is so short that it can be guessed: set AUTH_KEY to \(safeKeyBytes) random bytes or more, such as \
                openssl rand -hex 32 makes
                """)
        }
        if !FileManager.default.isReadableFile(atPath: web.chartLibrary) {
            logger.warning(
                "pages have no charts: install Debian's package libjs-chart.js, or set CHART_LIBRARY to the file of Chart.js",
                metadata: ["missing": "\(web.chartLibrary)"])
        }
    }

    /// A server whose currency is not that of its closed months would answer every request with an error.
    private static func checkCurrency(of service: InvoiceService, clock: BillingClock) async throws {
        do { _ = try await service.list(of: .account, now: clock.now) } catch {
            if case .currencyChanged = error { throw error }
        }
    }

    private func run(_ services: [any Service], host: String, port: Int, logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch let error as IOError {
            throw CommandError("The server can't listen on port \(port) of \(host): \(Self.reason(of: error))")
        } catch let error as SocketAddressError.UnknownHost {
            throw CommandError("The server can't listen on port \(port) of \(host): \(Self.reason(of: error))")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    private static func reason(of error: any Error) -> String {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: "it is in use. Stop what uses it, or name another port with --port."
        case EACCES: "it needs rights that this user does not have. Name a port above 1023 with --port."
        case EADDRNOTAVAIL: "the address is not one of this machine's."
        default: error is SocketAddressError.UnknownHost ? "the address is not known." : "\(error)"
        }
    }

    private static func welcome(host: String, port: Int, database: String, clock: BillingClock, needsKey: Bool) {
        let url = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        let header = needsKey ? " -H \"Authorization: $AUTH_KEY\"" : ""
        let month = Month(containing: clock.now)
        let setting = clock.isSettable ? ", until PUT /clock sets it forward" : ""
        let time = clock.isFixed ? "\nThe clock stands at \(clock.now)\(setting)." : ""
        let next = "Open it in a browser, or try next\(needsKey ? ", with the key in AUTH_KEY" : ""):"
        let access =
            needsKey ? "" : "\nNo key is set: everyone on this machine can read and change everything. AUTH_KEY sets one."
        printText(
            """
            Serving \(database) on \(url)\(time)\(access)

            \(next)
              curl\(header) \(url)/account/invoices
              curl\(header) \(url)/account/invoices/\(month)
              \(CommandLine.arguments.first ?? "invoices") info \(month) --url \(url)

            """)
    }
}
