/// The settings by their names in a settings file; the environment spells them `DATABASE_URL`, flags `--database`.
enum SettingKey: String, CaseIterable {
    case databaseUrl
    case host
    case port
    case authKey
    case now
    case proration
    case stateNumbers
    case currency
    case databaseServices
    case payment
    case issuer
    case grace
    case invoicesUrl
    case webhookSecret
    case webhookOrganization
    case dynoDefaultSize
    case syncAkkeris
    case syncEvery
    case signingKey
    case paper
    case chartLibrary

    /// Whether its value must not be shown.
    var isSecret: Bool { self == .authKey || self == .webhookSecret || self == .syncAkkeris }

    var environmentVariable: String {
        rawValue.reduce(into: "") { name, letter in name += letter.isUppercase ? "_\(letter)" : letter.uppercased() }
    }

    var flag: String {
        switch self {
        case .databaseUrl: "--database"
        case .invoicesUrl: "--url"
        default:
            "--"
                + rawValue.reduce(into: "") { name, letter in
                    name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
                }
        }
    }
}
