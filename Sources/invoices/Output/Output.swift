import Billing
import BillingExport
import Foundation

/// Prints text on standard output.
func printText(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
}

/// Prints text on standard error.
func printError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
}

/// Prints on standard error what went wrong: its first line in red on a terminal, and none of it so that it could harm one.
func printFailure(_ text: String) {
    let text = text.harmless(keepingLines: true)
    let first = text.prefix { $0 != "\n" }
    printError(Terminal.errorStyle.paint(String(first), .problem) + text.dropFirst(first.count) + "\n")
}

/// Writes bytes to standard output.
///
/// - Throws: where they can't be written, such as to a full disk. A reader that has gone ends the program, as it does others.
func writeBytes(_ bytes: [UInt8]) throws {
    try FileHandle.standardOutput.write(contentsOf: bytes)
}

func writeBytes(_ output: borrowing OutputBuffer) throws {
    try output.withBytes { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
}

/// A number with commas between thousands: `7,255`.
func grouped(_ number: Int) -> String {
    decimalText(Int128(number), decimals: 0, groups: true)
}
