/// What is wrong with the line that is being read; who reads knows which line that is.
struct LineFault: Error {
    /// The field's name as the file has it; nil where the whole line is wrong.
    var field: String?
    var problem: UsageLineProblem

    init(_ field: String? = nil, _ problem: UsageLineProblem) {
        self.field = field
        self.problem = problem
    }
}
