import BillingProof

extension Settings {
    /// The file of the key that closed months are sealed with: beside a SQLite file, or in the working folder.
    func keyFile() throws -> KeyFile {
        if let path = text(.signingKey) {
            guard !path.isEmpty else { throw SettingError("--signing-key (or SIGNING_KEY) must name a file.") }
            return KeyFile(path: path)
        }
        switch try database() {
        case .sqlite(let path): return KeyFile(path: path + ".key")
        case .postgres: return KeyFile(path: "invoices.key")
        }
    }
}
