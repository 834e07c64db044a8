import CLibPQ

/// A connection string as libpq reads it, checked before anything is sent anywhere.
struct ConnectionString {
    private var options: [String: String] = [:]

    /// - Throws: `invalidConnectionString`, whose reason holds no part of the string that could be a password.
    init(_ text: String) throws(PostgresError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            let reason = message.map { String(cString: $0) } ?? "there is no memory for it"
            throw .invalidConnectionString(reason: ConnectionString.withoutQuotes(reason))
        }
        defer { PQconninfoFree(parsed) }
        var option = parsed
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        try checkURL(text)
    }

    /// Whether the connection string itself says this.
    func has(_ option: String) -> Bool { options[option] != nil }

    /// A password with `@`, `/` or the like that is not percent-encoded ends up in the name of the host, the port or the
    /// database, and from there in messages.
    private func checkURL(_ text: String) throws(PostgresError) {
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { return }
        let isPort = options["port", default: ""].utf8.allSatisfy { $0 == UInt8(ascii: ",") || (48...57).contains($0) }
        let hasStrayAt = ["host", "dbname"].contains { options[$0, default: ""].utf8.contains(UInt8(ascii: "@")) }
        guard isPort, !hasStrayAt else {
            throw .invalidConnectionString(
                reason: """
                    its parts cannot be told apart; in a URL, characters of the user and password like @ : / ? # % are written \
                    %40 %3A %2F %3F %23 %25
                    """)
        }
    }

    /// libpq quotes what it stumbled over, which may be a part of the password.
    private static func withoutQuotes(_ message: String) -> String {
        message.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .map { index, part in index.isMultiple(of: 2) || part.utf8.count == 1 ? String(part) : "…" }
            .joined(separator: "\"").singleLine
    }
}

extension ConnectionString: CustomStringConvertible {
    /// Who connects to what, without the password.
    var description: String {
        let parts = ["host", "hostaddr", "port", "dbname", "user"].compactMap { key in options[key].map { "\(key)=\($0)" } }
        return "PostgreSQL" + (parts.isEmpty ? "" : " at " + parts.joined(separator: " "))
    }
}

extension String {
    /// The lines of one of libpq's messages as one.
    var singleLine: String {
        split(whereSeparator: \.isNewline).map { line in String(line.drop { $0.isWhitespace }) }.joined(separator: "; ")
    }
}
