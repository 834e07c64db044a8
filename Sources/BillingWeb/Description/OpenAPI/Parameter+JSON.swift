extension Parameter {
    var json: OrderedJSON {
        var schema = schema
        schema.description = ""
        return .object([
            ("name", .text(name)), ("in", .text(place.rawValue)), ("required", .flag(isRequired)),
            ("description", .text(description)), ("schema", schema.json),
        ])
    }
}
