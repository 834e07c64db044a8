import CLibPQ

extension Session {
    /// - Returns: a connection, whether it came about or not.
    static func connect(_ configuration: PostgresConfiguration) throws(PostgresError) -> OpaquePointer {
        let string = try ConnectionString(configuration.connectionString)
        // A later option wins over an earlier one.
        var options: [(key: String, value: String)] = [("fallback_application_name", configuration.applicationName)]
        if !string.has("connect_timeout"), !System.environmentHas("PGCONNECT_TIMEOUT") {
            options.append(("connect_timeout", "\(configuration.connectTimeoutSeconds)"))
        }
        options.append(("dbname", configuration.connectionString))
        options.append(("client_encoding", "UTF8"))
        let handle = withCStrings(options.map(\.key)) { keys in
            withCStrings(options.map(\.value)) { values in PQconnectdbParams(keys, values, 1) }
        }
        guard let handle else { throw .cannotConnect(reason: "there is no memory for it", isTransient: true) }
        return handle
    }

    /// libpq gives no code for why a connection failed. A server that is not there may come back; one that refuses does not
    /// change its mind, but for these.
    static func isTransient(_ reason: String) -> Bool {
        let passing = [
            "starting up", "shutting down", "recovery mode", "too many clients", "connection slots", "not yet accepting",
        ]
        return !reason.contains("FATAL") || passing.contains { reason.contains($0) }
    }

    /// Lends strings as C has them, with a null pointer after the last.
    private static func withCStrings<Value>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = strings.map { string in
            let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: string.utf8.count + 1)
            _ = bytes.initialize(from: string.utf8CString)
            return bytes
        }
        defer { for copy in copies { copy.deallocate() } }
        return body(copies.map { UnsafePointer($0.baseAddress) } + [nil])
    }
}
