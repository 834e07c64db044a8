/// What is wrong with one of the things that a request's body lists.
public struct BodyError: Hashable, Sendable {
    /// The thing's place in the body, from 0; nil where the body is the thing itself.
    public let index: Int?
    /// An event's id, where it can be read.
    public let id: String?
    /// An event's source, where it can be read.
    public let source: String?
    /// The field's path, such as `time` or `data.quantity`; nil where it is the whole thing.
    public let field: String?
    public let problem: FieldProblem

    public init(index: Int?, id: String? = nil, source: String? = nil, field: String?, problem: FieldProblem) {
        self.index = index
        self.id = id
        self.source = source
        self.field = field
        self.problem = problem
    }

    /// A stable word for programs.
    public var code: String { problem.code }

    /// What is wrong and what to do, as the end of a sentence that began with the field's name where there is one.
    public var message: String { problem.message }
}
