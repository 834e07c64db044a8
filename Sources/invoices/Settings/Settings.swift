import ArgumentParser
import Billing
import BillingService
import BillingSQLite
import Configuration
import Foundation
import SystemPackage

/// The program's settings: from flags, the environment and a file, the first that has one.
struct Settings {
    private let reader: ConfigReader

    private static let defaultFile = "invoices.yaml"

    /// - Parameter flags: what was given on the command line, by the setting's key; nil where it was not.
    init(flags: [SettingKey: String?], configFile: String?) async throws {
        let environment = EnvironmentVariablesProvider()
        let named = configFile ?? ConfigReader(provider: environment).string(forKey: "invoicesConfig")
        let file: FileProvider<YAMLSnapshot>
        do {
            file = try await FileProvider<YAMLSnapshot>(
                filePath: FilePath(named ?? Self.defaultFile), allowMissing: named == nil)
        } catch {
            throw ValidationError("The settings file \(named ?? Self.defaultFile) can't be read: \(error)")
        }
        let values = flags.compactMap { key, value in
            value.map { (AbsoluteConfigKey([key.rawValue]), ConfigValue(.string($0), isSecret: key == .authKey)) }
        }
        let commandLine = InMemoryProvider(values: Dictionary(uniqueKeysWithValues: values))
        reader = ConfigReader(providers: [commandLine, environment, file])
    }

    /// A setting as text, whatever it is written as in the file.
    func text(_ key: SettingKey) -> String? {
        let configKey = ConfigKey([key.rawValue])
        if let text = reader.string(forKey: configKey, isSecret: key == .authKey) { return text }
        return reader.int(forKey: configKey).map(String.init)
    }

    func clock() throws -> BillingClock {
        guard let text = text(.now) else { return .system }
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

    /// The path of the database file.
    func databasePath() throws -> String {
        let path = text(.databaseUrl) ?? "invoices.db"
        guard !path.contains("://"), !path.isEmpty else {
            throw refusal(of: .databaseUrl, path, "must be the path of a SQLite file, such as invoices.db")
        }
        return path
    }

    func openStore(createsFile: Bool) throws -> SQLiteStore {
        try SQLiteStore(path: try databasePath(), createsFile: createsFile)
    }

    func host() -> String { text(.host) ?? "127.0.0.1" }

    func port() throws -> Int {
        guard let text = text(.port) else { return 3000 }
        guard let port = Int(text), 0...65_535 ~= port else { throw refusal(of: .port, text, "must be from 0 to 65535") }
        return port
    }

    /// Nil where no key is set. An empty key would lock nobody out, so it is refused.
    func authKey() throws -> String? {
        guard let key = text(.authKey) else { return nil }
        guard !key.isEmpty else { throw refusal(of: .authKey, "", "must not be empty; leave it out for an open server") }
        return key
    }

    /// The server that the command line reads, or nil for the local database.
    func serverURL() throws -> URL? {
        guard let text = text(.invoicesUrl) else { return nil }
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host != nil else {
            throw refusal(of: .invoicesUrl, text, "must be the address of a server, such as http://127.0.0.1:3000")
        }
        return url
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

    private func refusal(of key: SettingKey, _ value: String, _ reason: String) -> ValidationError {
        ValidationError("\(key.flag) (or \(key.environmentVariable)) \(reason), not \"\(value)\".")
    }
}
