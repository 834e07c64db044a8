/// A kind of things that are known by an id, or else by a name.
enum SQLiteNamed: String {
    case organization
    case space
    case app

    var table: String { rawValue + "s" }
}
