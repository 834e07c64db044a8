/// The parts of a webhook's body that usage is made of; what else stands there is passed over.
enum AkkerisWebhookBody {
    struct Action: Decodable {
        var action: String
    }

    struct App: Decodable {
        var id: String
        /// Without the suffix of its space.
        var name: String
    }

    struct Space: Decodable {
        var name: String
    }

    struct Destroyed: Decodable {
        var app: App
    }

    /// What was done, of an add-on or of dynos: `create`, `update`, `delete`, …
    struct Kind: Decodable {
        var change: String
    }

    /// What was done, and to which.
    struct Change<Element: Decodable>: Decodable {
        var app: App
        var space: Space
        var change: String
        var changes: [Element]
    }

    /// What is said of the dynos of one process type.
    struct Formation: Decodable {
        /// A number that says where it stands, also where it is not a whole one.
        struct WholeNumber: Decodable {
            var value: Int64

            init(from decoder: any Decoder) throws {
                do { value = try decoder.singleValueContainer().decode(Int64.self) } catch {
                    let context = DecodingError.Context(
                        codingPath: decoder.codingPath, debugDescription: "", underlyingError: error)
                    throw DecodingError.typeMismatch(Int64.self, context)
                }
            }
        }

        var type: String?
        var size: String?
        var quantity: WholeNumber?
    }

    struct Addon: Decodable {
        struct Plan: Decodable {
            var name: String?
        }

        enum CodingKeys: String, CodingKey {
            case id, plan
            case createdAt = "created_at"
        }

        /// The add-on's own, which an attachment of it to another app does not share.
        var id: String
        var plan: Plan?
        var createdAt: String?
    }
}
