/// A setting that is wrong: printed on standard error, exit code 64, as for a wrong flag.
struct SettingError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
