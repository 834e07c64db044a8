import Billing
import BillingPDF
import BillingService
import BillingWeb
import Configuration
import Foundation
import SystemPackage
import Yams

/// The program's settings: from flags, the environment and a file, the first that has one.
struct Settings {
    private let reader: ConfigReader

    private static let defaultFile = "invoices.yaml"

    /// - Parameter flags: what was given on the command line, by the setting's key; nil where it was not.
    init(flags: [SettingKey: String?], configFile: String?) async throws {
        let flagValues = flags.compactMap { key, value in
            value.map { (AbsoluteConfigKey([key.rawValue]), ConfigValue(.string($0), isSecret: key.isSecret)) }
        }
        // A variable that is empty is one that is not set: files that pass variables on can't leave them out.
        let variables = ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
        let environment = EnvironmentVariablesProvider(environmentVariables: variables)
        reader = ConfigReader(providers: [
            InMemoryProvider(values: Dictionary(uniqueKeysWithValues: flagValues)), environment,
            try await Self.file(named: configFile ?? variables["INVOICES_CONFIG"]),
        ])
    }

    /// The settings file: one that is named must be there, and every name in it must be a setting's.
    private static func file(named name: String?) async throws -> FileProvider<YAMLSnapshot> {
        let path = name ?? defaultFile
        guard !path.isEmpty else { throw SettingError("--config must name a file.") }
        do {
            let file = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path), allowMissing: name == nil)
            if FileManager.default.fileExists(atPath: path) {
                let text = try String(contentsOfFile: path, encoding: .utf8)
                let names = try Yams.compose(yaml: text)?.mapping?.keys.compactMap(\.string) ?? []
                for name in names where SettingKey(rawValue: name) == nil {
                    let known = SettingKey.allCases.map(\.rawValue).joined(separator: ", ")
                    throw SettingError("\(path): \(name): unknown setting; known are \(known).")
                }
            }
            return file
        } catch let error as SettingError {
            throw error
        } catch {
            throw SettingError("The settings file \(path) can't be read: \(error)")
        }
    }

    /// A setting as text, whatever it is written as in the file; a list with commas.
    func text(_ key: SettingKey) -> String? {
        let configKey = ConfigKey([key.rawValue])
        if let text = reader.string(forKey: configKey, isSecret: key.isSecret) { return text }
        if let number = reader.int(forKey: configKey) { return String(number) }
        return reader.stringArray(forKey: configKey)?.joined(separator: ",")
    }

    /// - Parameter isSettable: whether it is set by hand, and stands until it is.
    func clock(isSettable: Bool = false) throws -> BillingClock {
        let clock = try fixedClock() ?? .system
        return isSettable ? .settable(from: clock.now) : clock
    }

    private func fixedClock() throws -> BillingClock? {
        guard let text = text(.now) else { return nil }
        do {
            return .fixed(at: try Instant(parsing: text.utf8.span))
        } catch {
            throw refusal(of: .now, text, error.message)
        }
    }

    func rules() throws -> BillingRules {
        var rules = BillingRules()
        rules.proration = try choice(.proration, of: Proration.self) ?? rules.proration
        rules.stateNumbers = try choice(.stateNumbers, of: StateNumbers.self) ?? rules.stateNumbers
        rules.payment = try choice(.payment, of: PaymentMode.self) ?? rules.payment
        if let code = text(.currency) {
            guard let currency = Currency(code: code) else {
                throw refusal(of: .currency, code, "must be three capital letters, such as USD")
            }
            rules.currency = currency
        }
        if let words = text(.databaseServices) {
            rules.databaseServices = DatabaseServices(
                words: words.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        }
        return rules
    }

    /// The platform's name.
    func issuer() throws -> String { try name(.issuer) ?? PDFOptions.standardIssuer }

    /// Where usage is kept: the path of a SQLite file, or the URL of a PostgreSQL database.
    func database() throws -> DatabaseAddress {
        let text = text(.databaseUrl) ?? "invoices.db"
        guard let address = DatabaseAddress(text) else {
            throw SettingError(
                "--database (or DATABASE_URL) must be the path of a SQLite file, such as invoices.db, or postgres://…")
        }
        return address
    }

    /// What invoices are drawn on.
    func paper() throws -> Paper { try choice(.paper, of: Paper.self) ?? .a4 }

    func host() -> String { text(.host) ?? "127.0.0.1" }

    func port() throws -> Int {
        guard let text = text(.port) else { return 3000 }
        guard let port = Int(text), 0...65_535 ~= port else { throw refusal(of: .port, text, "must be from 0 to 65535") }
        return port
    }

    /// Nil where no key is set. An empty key would lock nobody out, so it is refused.
    func authKey() throws -> String? {
        guard let key = text(.authKey) else { return nil }
        guard !key.isEmpty else { throw SettingError("--auth-key must not be empty. Leave it out for a server without a key.") }
        return key
    }

    /// What webhooks need. An empty secret would let everyone in, so it is refused; a size can't have a space in it.
    func webhooks() throws -> WebhookSettings {
        let secret = text(.webhookSecret)
        guard secret?.isEmpty != true else {
            throw SettingError("--webhook-secret must not be empty. Leave it out for a server that takes no webhooks.")
        }
        let size = try name(.dynoDefaultSize)
        if let size, size.utf8.contains(UInt8(ascii: " ")) {
            throw refusal(of: .dynoDefaultSize, size, "must be a dyno size, which has no space in it")
        }
        return WebhookSettings(secret: secret, organization: try name(.webhookOrganization), defaultSize: size)
    }

    /// How often a controller's database is read, and which; nil where none is.
    func sync() throws -> (url: String, interval: Duration)? {
        guard let url = text(.syncAkkeris) else { return nil }
        guard DatabaseAddress.isPostgres(url) else {
            throw SettingError(
                "--sync-akkeris (or SYNC_AKKERIS) must be a PostgreSQL database: postgres://… or libpq's key=value form.")
        }
        let text = text(.syncEvery) ?? "60s"
        guard let interval = Duration(setting: text), interval > .zero else {
            throw refusal(of: .syncEvery, text, "must be a time such as 60s, 5m or 1h")
        }
        return (url, interval)
    }

    /// How long after its end a month is closed.
    func graceMilliseconds() throws -> Int64 {
        guard let text = text(.grace) else { return ClosingService.standardGraceMilliseconds }
        guard let grace = Duration(setting: text) else {
            throw refusal(of: .grace, text, "must be a time such as 24h, 30m or 0s")
        }
        return grace.components.seconds * 1000
    }

    /// The file of Chart.js.
    func chartLibrary() -> String { text(.chartLibrary) ?? WebSettings.standardChartLibrary }

    /// The server that the command line reads, or nil for the local database.
    func server() throws -> Server? {
        guard let text = text(.invoicesUrl) else { return nil }
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host != nil else {
            throw refusal(of: .invoicesUrl, text, "must be the address of a server, such as http://127.0.0.1:3000")
        }
        return Server(url: url, key: try authKey())
    }

    /// A setting that names something, checked as names in usage are.
    private func name(_ key: SettingKey) throws -> String? {
        guard let text = text(key) else { return nil }
        do { try checkName(text.utf8.span) } catch { throw refusal(of: key, text, error.message) }
        return text
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: SettingKey, of type: Choice.Type
    ) throws -> Choice? {
        guard let text = text(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: " or ")
            throw refusal(of: key, text, "must be \(choices)")
        }
        return choice
    }

    private func refusal(of key: SettingKey, _ value: String, _ reason: String) -> SettingError {
        SettingError("\(key.flag) (or \(key.environmentVariable)) \(reason), not \"\(value)\".")
    }
}
