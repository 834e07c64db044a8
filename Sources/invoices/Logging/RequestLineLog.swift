import BillingWeb

/// Writes the lines of requests as ``LineLogHandler`` would, without a detour through names and values.
struct RequestLineLog: RequestLineOutput {
    let label: String
    let output: LogOutput

    func write(_ line: RequestLine) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
        append(" info ")
        append(label)
        append(": duration_us=")
        append(String(line.microseconds))
        append(" method=")
        append(line.method)
        append(" path=")
        append(line.path)
        append(" request_id=")
        append(line.requestID)
        append(" status=")
        append(String(line.status))
        append(" [BillingWeb] request\n")
        output.write(bytes, isUrgent: false)
    }
}
