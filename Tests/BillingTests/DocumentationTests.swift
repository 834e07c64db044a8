import Testing

/// What the documents say of the code and of each other.
@Suite struct DocumentationTests {
    @Test func `each error that the program has is in the list of errors, and each that is there exists`() throws {
        let known = try ErrorCodes.inSources()
        #expect(known.count > 100)
        let table = ErrorTable(try ProjectFile("docs/reference/errors.md").text)
        for (code, paths) in known.sorted(by: { $0.key < $1.key }) where !table.codes.contains(code) {
            Issue.record("\(code), of \(paths.sorted().joined(separator: ", ")), is not in docs/reference/errors.md")
        }
        for code in table.codes.subtracting(known.keys).sorted() {
            Issue.record("\(code) is in docs/reference/errors.md, and no source has it")
        }
    }

    @Test func `each row of the list of errors has a cause and a mend`() throws {
        let table = ErrorTable(try ProjectFile("docs/reference/errors.md").text)
        #expect(table.rows.count > 100)
        for row in table.rows {
            #expect(row.cells.count == row.headings.count, "\(row.cells)")
            #expect(row.cells.dropFirst().allSatisfy { !$0.isEmpty }, "\(row.cells)")
        }
    }

    @Test func `each link leads somewhere`() throws {
        let documents =
            try ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map { try ProjectFile($0) }
            + ProjectFile.all(in: "docs", ending: ".md")
        #expect(documents.count > 20)
        var linkCount = 0
        for document in documents {
            for link in MarkdownText(document.text).links where !link.contains(":") {
                linkCount += 1
                let problem = try Self.problem(with: link, in: document)
                #expect(problem == nil, "\(document.path): (\(link)) \(problem ?? "")")
            }
        }
        #expect(linkCount > 200)
    }

    private static func problem(with link: String, in document: ProjectFile) throws -> String? {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        var folders = document.path.split(separator: "/").dropLast()
        for part in parts[0].split(separator: "/") where part != "." {
            if part != ".." {
                folders.append(part)
            } else if folders.popLast() == nil {
                return "leads out of the project"
            }
        }
        let path = parts[0].isEmpty ? document.path : folders.joined(separator: "/")
        guard ProjectFile.exists(path) else { return "leads to no file" }
        guard parts.count == 2 else { return nil }
        guard path.hasSuffix(".md") else { return "has an anchor, and leads to no document" }
        let anchors = MarkdownText(try ProjectFile(path).text).anchors
        return anchors.contains(String(parts[1])) ? nil : "leads to no heading"
    }

    @Test func `the check of links sees what is wrong`() throws {
        let readme = try ProjectFile("README.md")
        #expect(try Self.problem(with: "docs/none.md", in: readme) == "leads to no file")
        #expect(try Self.problem(with: "../x", in: readme) == "leads out of the project")
        #expect(try Self.problem(with: "docs/concepts.md#nothing-of-this-name", in: readme) == "leads to no heading")
        #expect(try Self.problem(with: "docs/concepts.md", in: readme) == nil)
        let text = MarkdownText(
            "# A `b` c\n## A b c\n[one](x.md) ![two](y.png)\n```\n# no\n[no](no.md)\n```\n`[no](no.md)` [over\n lines](z.md#a)\n")
        #expect(text.links == ["x.md", "y.png", "z.md#a"])
        #expect(text.anchors == ["a-b-c", "a-b-c-1"])
    }
}
