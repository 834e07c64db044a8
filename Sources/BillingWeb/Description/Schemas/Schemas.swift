/// What requests and responses are made of, by name.
enum Schemas {
    static let all: [(name: String, schema: Schema)] = invoices + directory + sums + proof + money + usage + server

    static func schema(named name: String) -> Schema? { all.first { $0.name == name }?.schema }
}
