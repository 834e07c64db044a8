import Billing
import BillingProof
import BillingService
import Crypto
import Testing

/// Trees and paths, against the obvious recursive form of RFC 9162, section 2.1.
@Suite struct MerkleTreeTests {
    private func leaves(_ count: Int) -> [SealHash] { (0..<count).map { ProofHash.of([0, UInt8($0)]) } }

    private func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// The largest power of two below a number.
    private func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    private func root(_ leaves: ArraySlice<SealHash>) -> [UInt8] {
        if leaves.isEmpty { return sha256([]) }
        if leaves.count == 1 { return leaves[leaves.startIndex].bytes }
        let middle = leaves.startIndex + split(leaves.count)
        return sha256([1] + root(leaves[..<middle]) + root(leaves[middle...]))
    }

    private func path(to position: Int, in leaves: ArraySlice<SealHash>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let half = split(leaves.count)
        let middle = leaves.startIndex + half
        if position < half { return path(to: position, in: leaves[..<middle]) + [root(leaves[middle...])] }
        return path(to: position - half, in: leaves[middle...]) + [root(leaves[..<middle])]
    }

    @Test(arguments: 0...40)
    func `roots and paths are those of the recursive form, and paths lead to the root`(count: Int) throws {
        let leaves = leaves(count)
        let expected = root(leaves[...])
        #expect(MerkleTree.root(of: leaves).bytes == expected)
        for position in 0..<count {
            let path = MerkleTree.path(to: position, in: leaves)
            #expect(path.map(\.bytes) == self.path(to: position, in: leaves[...]))
            let found = MerkleTree.root(from: leaves[position], at: position, of: count, path: path)
            #expect(found?.bytes == expected)
            for other in 0..<count where other != position {
                let wrong = MerkleTree.root(from: leaves[position], at: other, of: count, path: path)
                #expect(wrong?.bytes != expected, "the leaf at \(position) is not that at \(other)")
            }
            #expect(MerkleTree.root(from: leaves[position], at: position, of: count, path: path + [.zero]) == nil)
            if !path.isEmpty {
                #expect(MerkleTree.root(from: leaves[position], at: position, of: count, path: Array(path.dropLast())) == nil)
            }
        }
        #expect(MerkleTree.root(from: .zero, at: count, of: count, path: []) == nil)
        #expect(MerkleTree.root(from: .zero, at: -1, of: count, path: []) == nil)
    }

    @Test func `a leaf and a node have a byte of their own before what is hashed`() {
        let leaf = Array("items".utf8).withUnsafeBytes { ProofHash.leaf(header: "header\n", content: $0) }
        #expect(leaf.bytes == sha256([0] + Array("header\nitems".utf8)))
        let (left, right) = (ProofHash.of([1]), ProofHash.of([2]))
        #expect(ProofHash.node(left, right).bytes == sha256([1] + left.bytes + right.bytes))
        #expect(
            MerkleTree.root(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
}
