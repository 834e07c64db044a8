/// Whose invoices a path is about.
enum ScopePath {
    /// Both spellings that the mission document uses, the ones to be shown first at the start.
    static let all = ["/account", "/organizations/{org}", "/spaces/{space}", "/organization/{org}", "/space/{space}"]
    static let organizations = ["/organizations/{org}", "/organization/{org}"]

    /// Whether a path has the spelling that is not shown first.
    static func isSingular(_ path: String) -> Bool { path.hasPrefix("/organization/") || path.hasPrefix("/space/") }
}
