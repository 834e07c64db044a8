/// A member of an object.
struct SchemaField: Sendable {
    var name: String
    var schema: Schema
    var isRequired: Bool

    static func must(_ name: String, _ schema: Schema) -> SchemaField {
        SchemaField(name: name, schema: schema, isRequired: true)
    }

    static func may(_ name: String, _ schema: Schema) -> SchemaField {
        SchemaField(name: name, schema: schema, isRequired: false)
    }
}
