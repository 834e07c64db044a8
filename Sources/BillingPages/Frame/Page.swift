/// What a page shows: a value, which its view makes HTML of.
///
/// The template is Mustache's; it sees the properties that the value stores. `{{x}}` escapes, so names are harmless whatever is
/// in them.
public protocol Page: Sendable {
    static var view: PageView { get }
    /// For the window and the history.
    var title: String { get }
    /// The part of the pages that it belongs to; nil for none.
    var section: PageSection? { get }
    /// Whether there are charts on it.
    var hasCharts: Bool { get }
    /// Nil for a page of the present, and for one that is of no moment.
    var earlier: EarlierMoment? { get }
}

extension Page {
    public var hasCharts: Bool { false }
    public var earlier: EarlierMoment? { nil }

    /// The whole document.
    public func html(in frame: PageFrame) -> String {
        let layout = PageLayout(
            frame: frame, title: title, section: section, hasCharts: hasCharts, earlier: earlier,
            main: Self.view.html(of: self))
        return PageLayout.view.html(of: layout)
    }
}
