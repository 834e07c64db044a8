public import Billing

/// Entries of the audit as JSON, newest first.
public enum AuditJSON {
    public static func bytes(of entries: [AuditEntry]) -> [UInt8] {
        JSONObjectText.array(
            entries.map { entry in
                var object = JSONObjectText()
                object.add("number", entry.number)
                object.add("batch", entry.batch)
                object.add("recorded", entry.recorded)
                object.add("actor", entry.actor)
                object.add("place", entry.place)
                object.add("action", entry.action)
                object.add("detail", entry.detail)
                object.add("hash", entry.hash.hex)
                return object
            })
    }
}
