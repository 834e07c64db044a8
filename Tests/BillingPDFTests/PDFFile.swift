import BillingPDF
import BillingTesting
import Foundation
import Testing

/// A drawn document, as other programs read it.
struct PDFFile {
    let bytes: [UInt8]
    private let folder: TemporaryFolder

    init(_ pdf: InvoicePDF) throws {
        bytes = try pdf.bytes()
        folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.url.appending(path: "invoice.pdf"))
        // To be looked at.
        if let shown = ProcessInfo.processInfo.environment["PDF_FOLDER"], let test = Test.current {
            let name = String(test.name.map { $0.isLetter || $0.isNumber ? $0 : "-" })
            try Data(bytes).write(to: URL(filePath: shown).appending(path: "\(name)-\(bytes.count).pdf"))
        }
    }

    /// The text as it stands on the pages, a form feed after each.
    func text() throws -> String { try run("pdftotext", "-layout", "invoice.pdf", "-") }

    /// The text of each page.
    func pages() throws -> [String] {
        try text().split(separator: "\u{0C}").map(String.init)
    }

    /// What the document says of itself, by name.
    func information() throws -> [String: String] {
        var fields: [String: String] = [:]
        for line in try run("pdfinfo", "-isodates", "invoice.pdf").split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[String(line[..<colon])] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        return fields
    }

    /// The addresses that are linked to.
    func addresses() throws -> String { try run("pdfinfo", "-url", "invoice.pdf") }

    /// The document with its links and bookmarks.
    func structure() throws -> String { try run("pdftohtml", "-xml", "-i", "-stdout", "invoice.pdf") }

    /// A word, and where it stands.
    struct Word {
        var text: String
        var page: Int
        var left: Double
        var right: Double
        var bottom: Double
    }

    func words() throws -> [Word] {
        var (words, page): ([Word], Int) = ([], 0)
        let pattern = /<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/
        for line in try run("pdftotext", "-bbox", "invoice.pdf", "-").split(separator: "\n") {
            if line.contains("<page ") { page += 1 }
            guard let match = line.firstMatch(of: pattern) else { continue }
            let left = try #require(Double(match.1))
            let right = try #require(Double(match.2))
            let bottom = try #require(Double(match.3))
            words.append(Word(text: String(match.4), page: page, left: left, right: right, bottom: bottom))
        }
        return words
    }

    private func run(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(program)")
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        try Data().write(to: folder.url.appending(path: "out"))
        let output = try FileHandle(forWritingTo: folder.url.appending(path: "out"))
        defer { try? output.close() }
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program)")
        return try folder.text("out")
    }
}
