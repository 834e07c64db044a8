import BillingImport
import BillingService

/// What is wrong with one of the things that a request lists, as clients of the API see it.
struct ErrorDetail {
    /// The thing's place in the request, from 0; nil where the request is the thing itself.
    var index: Int?
    /// An event's id and source, where they are known.
    var id: String?
    var source: String?
    /// The field's path; nil where it is the whole thing.
    var field: String?
    /// A stable word for programs.
    var code: String
    /// What is wrong and what to do, as the end of a sentence that began with the field's name where there is one.
    var message: String

    init(index: Int?, id: String? = nil, source: String? = nil, field: String?, code: String, message: String) {
        self.index = index
        self.id = id
        self.source = source
        self.field = field
        self.code = code
        self.message = message
    }

    init(_ error: BodyError) {
        self.init(
            index: error.index, id: error.id, source: error.source, field: error.field, code: error.code,
            message: error.message)
    }

    var jsonObject: String {
        let texts = [("id", id), ("source", source), ("field", field), ("code", code), ("message", message)]
        let fields = [index.map { "\"index\":\($0)" }] + texts.map { name, text in text.map { "\"\(name)\":\(jsonString($0))" } }
        return "{" + fields.compactMap(\.self).joined(separator: ",") + "}"
    }
}
