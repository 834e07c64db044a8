/// Whole requests that hand over usage events, made before any clock runs.
enum EventRequests {
    /// How the events stand in the body.
    enum Form: String {
        case lines = "application/x-ndjson"
        case batch = "application/cloudevents-batch+json"
        case single = "application/cloudevents+json"
    }

    /// - Parameter eventsARequest: 1 where the form is `single`.
    static func make(of changes: [UsageChange], eventsARequest: Int, form: Form) -> [[UInt8]] {
        stride(from: 0, to: changes.count, by: eventsARequest).map { start in
            let body = body(of: changes[start..<min(start + eventsARequest, changes.count)], form: form)
            let head = """
                POST /usage/events HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: \(form.rawValue)\r
                Content-Length: \(body.utf8.count)\r
                \r

                """
            return Array(head.utf8) + Array(body.utf8)
        }
    }

    private static func body(of changes: ArraySlice<UsageChange>, form: Form) -> String {
        var body = form == .batch ? "[" : ""
        for (index, change) in changes.enumerated() {
            if index > 0 { body += form == .batch ? "," : "\n" }
            change.writeJSON(to: &body)
        }
        return form == .batch ? body + "]" : body
    }
}
