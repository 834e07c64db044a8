import HTTPTypes
import Hummingbird

extension RouterMethods where Context == BillingRequestContext {
    /// Answers `GET` and `HEAD` on a path, and refuses all other methods.
    func read(
        _ path: RouterPath, _ handler: @escaping @Sendable (Request, BillingRequestContext) async throws -> Response
    ) {
        for method in [HTTPRequest.Method.get, .head] { on(path, method: method, use: handler) }
        refuseOtherMethods(on: path, allowed: [.get, .head])
    }
}
