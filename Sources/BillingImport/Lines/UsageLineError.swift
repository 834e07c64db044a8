/// A usage line that is refused, and where it stands.
public struct UsageLineError: Error, Hashable, Sendable {
    /// The file as the user named it, or `stdin`.
    public let file: String
    /// Counted from 1; a CSV record has the number of its first line.
    public let line: Int
    /// The field's name as the file has it; nil where the whole line is wrong.
    public let field: String?
    public let problem: UsageLineProblem

    public init(file: String, line: Int, field: String?, problem: UsageLineProblem) {
        self.file = file
        self.line = line
        self.field = field
        self.problem = problem
    }

    /// A stable word for programs.
    public var code: String { problem.code }

    /// `FILE:LINE: field: what is wrong`.
    public var message: String {
        Self.message(file: file, line: line, field: field, problem: problem.message)
    }

    static func message(file: String, line: Int, field: String?, problem: String) -> String {
        let place = "\(UsageLines.shownName(ofPath: file)):\(line): "
        return place + (field.map { "\($0): " } ?? "") + problem
    }
}

extension UsageLineError: CustomStringConvertible {
    public var description: String { message }
}
