import Foundation
import Testing

/// That pages can be used by everyone: what the golden files of pages say, looked at as a screen reader does.
@Suite struct MarkupTests {
    static let pages: [String] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".html") }.sorted()
    }()

    private static func text(_ page: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        return try String(contentsOf: folder.appending(path: page), encoding: .utf8)
    }

    private static func attribute(_ name: String, of tag: Substring) throws -> String? {
        try tag.firstMatch(of: Regex("\\s\(name)=\"([^\"]*)\"", as: (Substring, Substring).self)).map { String($0.1) }
    }

    @Test func `there are pages`() {
        #expect(Self.pages.count >= 4)
    }

    @Test(arguments: pages)
    func `every field and button says what it is`(_ page: String) throws {
        let text = try Self.text(page)
        for match in text.matches(of: /<(?:input|select|textarea)\b[^>]*>/) {
            let tag = match.0
            if try Self.attribute("type", of: tag) == "hidden" { continue }
            let id = try Self.attribute("id", of: tag)
            let isLabelled = id.map { text.contains("<label for=\"\($0)\"") } ?? false
            #expect(try isLabelled || Self.attribute("aria-label", of: tag)?.isEmpty == false, "\(tag)")
        }
        for match in text.matches(of: /<button\b([^>]*)>([\s\S]*?)<\/button>/) {
            let words = match.2.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(!words.isEmpty || match.1.contains("aria-label="), "\(match.0)")
        }
        for match in text.matches(of: /<a\b([^>]*)>([\s\S]*?)<\/a>/) {
            let words = match.2.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(!words.isEmpty || match.1.contains("aria-label="), "\(match.0)")
        }
    }

    @Test(arguments: pages)
    func `pictures and tables say what they show`(_ page: String) throws {
        let text = try Self.text(page)
        for match in text.matches(of: /<(?:img|svg|canvas)\b[^>]*>/) {
            let tag = match.0
            #expect(
                tag.contains(" alt=") || tag.contains("aria-hidden=\"true\"") || tag.contains("aria-label=\"")
                    || tag.contains("aria-labelledby=\""), "\(tag)")
        }
        for match in text.matches(of: /<table\b([^>]*)>([\s\S]*?)<\/table>/) {
            #expect(match.2.contains("<caption") || match.1.contains("aria-label="), "\(match.0.prefix(200))")
            #expect(match.2.contains("<th"), "\(match.0.prefix(200))")
        }
    }

    @Test(arguments: pages)
    func `ids are unique, and what names one finds it`(_ page: String) throws {
        let text = try Self.text(page)
        let ids = text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for match in text.matches(of: /\s(?:for|aria-labelledby|aria-describedby|data-table)="([^"]*)"|href="#([^"]*)"/) {
            let name = String(match.1 ?? match.2 ?? "")
            #expect(ids.contains(name), "\(match.0)")
        }
    }

    @Test(arguments: pages)
    func `nothing in a page is a style or a script`(_ page: String) throws {
        let text = try Self.text(page)
        #expect(text.matches(of: /<style\b|\sstyle="|\son[a-z]+="|javascript:/).isEmpty)
        for match in text.matches(of: /<script\b([^>]*)>([\s\S]*?)<\/script>/) {
            #expect(match.1.contains(" src=\"/assets/") && match.2.isEmpty, "\(match.0)")
        }
        #expect(text.matches(of: /<h1\b/).count == 1)
        #expect(text.contains("<html lang=\"en\">"))
    }
}
