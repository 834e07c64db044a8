/// An item in sentences.
struct SaidItem {
    /// By the name that the invoice shows.
    var app: String
    /// What it is and what it costs.
    var title: String
    /// How it came to be.
    var sentences: [String]
}
