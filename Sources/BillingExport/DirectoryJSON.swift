/// Lists of organizations, spaces and apps as JSON, with the path of the next part.
public enum DirectoryJSON {
    public static func bytes(ofOrganizations listing: ShownDirectory) -> [UInt8] {
        object(of: listing, named: "organizations") { _, _ in }
    }

    public static func bytes(ofSpaces listing: ShownDirectory) -> [UInt8] {
        object(of: listing, named: "spaces") { _, _ in }
    }

    public static func bytes(ofApps listing: ShownDirectory) -> [UInt8] {
        object(of: listing, named: "apps") { object, entry in
            object.add("shown_name", orNull: entry.app?.shownName ?? "")
            object.add("organization", orNull: entry.app?.organization ?? "")
            object.add("space", orNull: entry.app?.space ?? "")
        }
    }

    private static func object(
        of listing: ShownDirectory, named name: StaticString,
        _ addPlace: (inout JSONObjectText, ShownDirectory.Entry) -> Void
    ) -> [UInt8] {
        var object = JSONObjectText()
        object.add(
            name,
            objects: listing.entries.map { entry in
                var object = JSONObjectText()
                object.add("name", entry.name)
                object.add("id", orNull: entry.id ?? "")
                addPlace(&object, entry)
                object.add("invoices", orNull: entry.invoices ?? "")
                return object
            })
        object.add("next", orNull: listing.next ?? "")
        return object.closed
    }
}
