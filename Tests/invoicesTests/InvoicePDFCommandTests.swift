import BillingTesting
import Foundation
import Testing

@Suite struct InvoicePDFCommandTests {
    private let program: Program
    private let now = "2017-02-05T22:16:56.616Z"

    init() async throws {
        program = try Program()
        try program.folder.write(documentLines, to: "usage.ndjson")
        _ = try await program.run("import", "usage", "usage.ndjson")
    }

    private func text(of file: String) throws -> (text: String, information: String) {
        (try program.tool("pdftotext", "-layout", file, "-"), try program.tool("pdfinfo", file))
    }

    @Test func `an invoice is written to a file`() async throws {
        let flags = ["info", "2017-02", "--now", now, "--org", "akkeris", "--format", "pdf"]
        let result = try await program.run(flags + ["--output", "a.pdf"])
        #expect(result.status == 0 && result.output == "" && result.errors == "", "\(result)")
        let (text, information) = try text(of: "a.pdf")
        #expect(text.contains("$213.51") && text.contains("akkeris") && text.contains("By day"))
        #expect(information.contains("(A4)"))
        let letter = try await program.run(flags + ["--output", "b.pdf", "--paper", "letter"])
        #expect(letter.status == 0)
        #expect(try self.text(of: "b.pdf").information.contains("(letter)"))
        var other = program
        other.environment = ["PAPER": "letter"]
        #expect(try await other.run(flags + ["--output", "c.pdf"]).status == 0)
        let (first, second) = (program.folder.url.appending(path: "b.pdf"), program.folder.url.appending(path: "c.pdf"))
        #expect(try Data(contentsOf: first) == Data(contentsOf: second))
    }

    @Test(arguments: [[], ["--output", "-"]])
    func `a terminal gets no bytes of a PDF`(output flag: [String]) async throws {
        let arguments = ["info", "2017-02", "--now", now, "--format", "pdf"] + flag
        let result = try await program.runOnTerminal(arguments, columns: 80)
        #expect(result.output.contains("--format pdf writes a file: add > invoice.pdf or --output FILE."))
        #expect(!result.output.contains("%PDF"))
        #expect(result.status == 64)
    }

    @Test func `a machine without a font says so, and a file that was begun goes`() async throws {
        try program.folder.write("<?xml version=\"1.0\"?><fontconfig></fontconfig>", to: "fonts.conf")
        var bare = program
        bare.environment = ["FONTCONFIG_FILE": program.folder.path("fonts.conf")]
        let result = try await bare.run("info", "2017-02", "--now", now, "--format", "pdf", "--output", "x.pdf")
        #expect(result.status == 1)
        #expect(result.errors == "Error: There is no font to draw a PDF with. Install fonts-noto-core, or any other.\n")
        #expect(!FileManager.default.fileExists(atPath: program.folder.path("x.pdf")))
    }

    @Test func `a file that can't be written is said so`() async throws {
        let result = try await program.run("info", "2017-02", "--now", now, "--format", "pdf", "--output", "none/x.pdf")
        #expect(result.status == 1)
        let reason = "none/x.pdf can't be written. Check that its folder is there, and that you may write to it."
        #expect(result.errors == "Error: \(reason)\n")
    }
}
