/// Why nothing of a request's body can be taken.
public enum BodyRefusal: Error, Hashable, Sendable {
    /// - Parameter line: from 1.
    case notUTF8(line: Int)
    /// - Parameters:
    ///   - line: from 1.
    ///   - column: in characters, from 1.
    case notJSON(JSONProblem, line: Int, column: Int)
    /// The body is read, and what it says is wrong.
    ///
    /// - Parameter more: how many errors there are besides those that are listed.
    case invalid([BodyError], more: Int)

    /// How many errors are listed.
    public static let maximumErrors = 100

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .notUTF8: "not_utf8"
        case .notJSON: "not_json"
        case .invalid: "invalid"
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .notUTF8(let line): "The body can't be read: line \(line) is not UTF-8."
        case .notJSON(let problem, let line, let column):
            "The body can't be read as JSON: \(problem.rawValue) at line \(line), column \(column)."
        case .invalid(let errors, let more) where errors.count + more == 1: "Nothing was stored, because of one error."
        case .invalid(let errors, let more): "Nothing was stored, because of \(errors.count + more) errors."
        }
    }

    /// - Parameter body: in which the fault stands.
    init(_ fault: JSONFault, in body: Bytes) {
        let (line, column) = fault.place(in: body)
        self = .notJSON(fault.problem, line: line, column: column)
    }

    /// Makes sure that a body is UTF-8.
    static func checkText(_ body: Bytes) throws(BodyRefusal) {
        if body.isASCII || body.isUTF8(0..<body.count) { return }
        var line = 1
        var start = 0
        for index in 0..<body.count where body[index] == UInt8(ascii: "\n") {
            if !body.isUTF8(start..<index) { break }
            line += 1
            start = index + 1
        }
        throw .notUTF8(line: line)
    }

    /// What is left of a body behind the bytes that some editors write at the beginning of UTF-8.
    static func text(of body: [UInt8]) -> Range<Int> {
        body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3..<body.count : 0..<body.count
    }
}
