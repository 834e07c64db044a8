/// Rows under a title.
struct DescribedTable: Sendable {
    /// What is shown of the title, and what it is of, which is told to those who hear it.
    let title: String
    let subject: String
    let rows: [DescribedField]

    /// Nil without rows.
    init?(_ title: String, of subject: String, _ rows: [DescribedField]) {
        guard !rows.isEmpty else { return nil }
        self.title = title
        self.subject = subject
        self.rows = rows
    }
}
