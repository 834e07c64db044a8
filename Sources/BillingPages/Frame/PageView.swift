import Mustache

/// A template, read once.
public struct PageView: Sendable {
    private let template: MustacheTemplate
    private let library: MustacheLibrary

    /// - Parameters:
    ///   - text: the template.
    ///   - parts: templates that it names as `{{>part}}`.
    public init(_ text: String, parts: [String: String] = [:]) {
        template = Self.template(text)
        library = MustacheLibrary(templates: parts.mapValues(Self.template))
    }

    func html(of value: some Sendable) -> String { template.render(value, library: library) }

    /// Each part has to say how its values are escaped: it does not take that over from the template that names it.
    ///
    /// A template that can't be read is a mistake in the program, which every test of the page meets.
    private static func template(_ text: String) -> MustacheTemplate {
        do { return try MustacheTemplate(string: HTMLText.pragma + text) } catch {
            preconditionFailure("a page's template: \(error)")
        }
    }
}
