import Billing
import Hummingbird

/// What a page's path asks for. Forms send fields that are empty too; those ask for nothing.
struct PageParameters {
    private let fields: FormFields

    init(of request: Request) {
        fields = FormFields(request.uri.query ?? "")
    }

    subscript(name: String) -> String? {
        guard let value = fields[name], !value.isEmpty else { return nil }
        return value
    }

    /// A whole number from 1 on.
    func number(_ name: String) throws(APIError) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), number > 0 else {
            throw .badParameter(name, "must be a number from 1 on", given: text)
        }
        return number
    }

    /// One of some words.
    func choice<Choice>(_ name: String, _ choices: [Choice], name word: (Choice) -> String) throws(APIError) -> Choice? {
        guard let text = self[name] else { return nil }
        guard let choice = choices.first(where: { word($0) == text }) else {
            throw .badParameter(name, "must be \(choices.map(word).joined(separator: " or "))", given: text)
        }
        return choice
    }

    func searchWords(_ name: String) throws(APIError) -> SearchWords? {
        guard let text = self[name] else { return nil }
        do { return try SearchWords(text) } catch { throw APIError(error) }
    }
}
