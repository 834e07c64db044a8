import Billing
import HTTPTypes

extension APIError {
    init(_ error: SearchError) { self.init(status: .badRequest, id: error.code, message: error.message) }
}
