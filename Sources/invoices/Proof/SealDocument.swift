import Billing
import BillingExport
import BillingService

/// Reads a seal as ``SealJSON`` writes it.
enum SealDocument {
    static func seal(_ document: JSONValue) throws(DocumentObject.Mismatch) -> ShownSeal {
        let object = try DocumentObject(document)
        guard let month = Month(id: try object.string("month")) else { throw object.mismatch("month") }
        var keys: [ShownSeal.Key] = []
        for key in try object.objects("keys") {
            keys.append(
                ShownSeal.Key(
                    id: try key.string("id"), publicKey: try bytes("public_key", of: key),
                    since: Int64(try key.number("since", decimals: 0)),
                    endorsement: key.isNull("endorsement") ? nil : try bytes("endorsement", of: key),
                    acceptance: key.isNull("acceptance") ? nil : try bytes("acceptance", of: key)))
        }
        var leaves: [ShownSeal.Leaf] = []
        for leaf in try object.objects("leaves") {
            leaves.append(
                ShownSeal.Leaf(
                    tree: try leaf.string("tree"), index: Int(try leaf.number("index", decimals: 0)),
                    header: try leaf.string("header"), path: try leaf.optionalStrings("path")))
        }
        return ShownSeal(
            month: month, statement: try object.string("statement"), keyID: try object.string("key"),
            signature: try bytes("signature", of: object), keys: keys, leaves: leaves)
    }

    private static func bytes(_ name: String, of object: DocumentObject) throws(DocumentObject.Mismatch) -> [UInt8] {
        guard let bytes = SealText.bytes(ofHex: try object.string(name)) else { throw object.mismatch(name) }
        return bytes
    }
}
