/// Where the body of an HTTP response stands in what has come of it.
///
/// It is found with as little work as can be: who makes the load must leave the machine to the server.
struct ResponseHead {
    private(set) var bodyStart = 0
    private(set) var bodyLength: Int?

    private static let lineFeed = UInt8(ascii: "\n")
    private static let lengthName = Array("content-length:".utf8)

    /// Nil where the head has not come to its end yet.
    init?(_ bytes: UnsafeRawBufferPointer) {
        var lineStart = 0
        for index in bytes.indices where bytes[index] == ResponseHead.lineFeed {
            // An empty line, but for its carriage return.
            if index - lineStart <= 1 {
                bodyStart = index + 1
                return
            }
            if let length = ResponseHead.length(UnsafeRawBufferPointer(rebasing: bytes[lineStart..<index])) {
                bodyLength = length
            }
            lineStart = index + 1
        }
        return nil
    }

    /// The length that a line tells, if it is the one that does.
    private static func length(_ line: UnsafeRawBufferPointer) -> Int? {
        guard line.count > lengthName.count else { return nil }
        for index in lengthName.indices where line[index] | 0x20 != lengthName[index] | 0x20 { return nil }
        var length = 0
        for byte in line[lengthName.count...] where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            length = length * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return length
    }
}
