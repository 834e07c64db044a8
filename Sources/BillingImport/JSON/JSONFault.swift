/// Where a text stops being the JSON that was asked for, and why.
struct JSONFault: Error {
    var problem: JSONProblem
    /// In bytes.
    var offset: Int

    /// The line and the column, in characters, both from 1.
    func place(in bytes: Bytes) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        for index in 0..<min(offset, bytes.count) {
            if bytes[index] == UInt8(ascii: "\n") {
                (line, column) = (line + 1, 1)
            } else if bytes[index] & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        return (line, column)
    }
}
