/// The seal of an invoice as JSON; bytes in hexadecimal digits.
public enum SealJSON {
    public static func bytes(of seal: ShownSeal) -> [UInt8] {
        var object = JSONObjectText()
        object.add("month", "\(seal.month)")
        object.add("statement", seal.statement)
        object.add("key", seal.keyID)
        object.add("signature", hex(seal.signature))
        object.add(
            "keys",
            objects: seal.keys.map { key in
                var object = JSONObjectText()
                object.add("id", key.id)
                object.add("public_key", hex(key.publicKey))
                object.add("since", key.since)
                object.add("endorsement", orNull: key.endorsement.map(hex) ?? "")
                object.add("acceptance", orNull: key.acceptance.map(hex) ?? "")
                return object
            })
        object.add(
            "leaves",
            objects: seal.leaves.map { leaf in
                var object = JSONObjectText()
                object.add("tree", leaf.tree)
                object.add("index", Int64(leaf.index))
                object.add("header", leaf.header)
                if let path = leaf.path { object.add("path", texts: path) }
                return object
            })
        return object.closed
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
