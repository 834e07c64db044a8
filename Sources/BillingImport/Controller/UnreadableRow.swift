/// A row of a controller's database that was not taken in, or not as it stands, and why.
public struct UnreadableRow: Hashable, Sendable {
    public let table: ControllerTable
    /// Its primary key.
    public let id: String
    public let problem: RowProblem

    public init(table: ControllerTable, id: String, problem: RowProblem) {
        self.table = table
        self.id = id
        self.problem = problem
    }
}

extension UnreadableRow: CustomStringConvertible {
    /// `formation_changes 6f…: size is null`
    public var description: String { "\(table.name) \(id): \(problem.message)" }
}
