/// The sizes and weights of text.
enum TextStyle: Int, CaseIterable {
    /// `Invoice`
    case title
    /// The sum of an invoice.
    case amount
    case month
    /// An organization's name.
    case section
    case heading
    /// What an invoice states.
    case value
    /// An app's name, and sums.
    case strong
    case body
    case caption
    /// For figures too long for their column otherwise.
    case small

    /// In points.
    var size: Double {
        switch self {
        case .title: 24
        case .amount: 26
        case .month: 12
        case .section: 12
        case .heading: 9.5
        case .value: 9.5
        case .strong: 8
        case .body: 8
        case .caption: 7.5
        case .small: 5.5
        }
    }

    var isBold: Bool {
        switch self {
        case .title, .amount, .section, .heading, .strong: true
        case .month, .value, .body, .caption, .small: false
        }
    }

    /// From the top of a line to its baseline, and from there to its bottom. A line whose letters are higher has more.
    var ascent: Double { size * 1.02 }
    var descent: Double { size * 0.36 }
}
