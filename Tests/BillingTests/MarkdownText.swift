/// A document in Markdown: what it links to, and what can be linked to in it.
struct MarkdownText {
    /// Where links and images lead.
    let links: [String]
    /// The names by which GitHub knows its headings.
    let anchors: Set<String>

    init(_ text: String) {
        var lines: [Substring] = []
        var isCode = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                isCode.toggle()
            } else if !isCode {
                lines.append(line)
            }
        }
        var anchors: Set<String> = []
        for line in lines {
            guard let heading = line.wholeMatch(of: /#{1,6} (.+)/)?.1 else { continue }
            let anchor = Self.anchor(of: heading)
            var number = 0
            while !anchors.insert(number == 0 ? anchor : "\(anchor)-\(number)").inserted { number += 1 }
        }
        self.anchors = anchors
        let prose = lines.joined(separator: "\n").replacing(/`[^`\n]*`/, with: "")
        links = prose.matches(of: /\]\(([^()\s]+)\)/).map { String($0.1) }
    }

    private static func anchor(of heading: Substring) -> String {
        let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        return kept.replacing(" ", with: "-")
    }
}
