import Billing

/// The seal of an invoice as JSON; bytes in hexadecimal digits.
public enum SealJSON {
    public static func bytes(of seal: ShownSeal) -> [UInt8] {
        var object = JSONObjectText()
        object.add("month", "\(seal.month)")
        object.add("statement", seal.statement)
        object.add("key", seal.keyID)
        object.add("signature", SealText.hex(seal.signature))
        object.add(
            "keys",
            objects: seal.keys.map { key in
                var object = JSONObjectText()
                object.add("id", key.id)
                object.add("public_key", SealText.hex(key.publicKey))
                object.add("since", key.since)
                object.add("endorsement", orNull: key.endorsement.map { SealText.hex($0) } ?? "")
                object.add("acceptance", orNull: key.acceptance.map { SealText.hex($0) } ?? "")
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
}
