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

/// Writes bytes to standard output.
///
/// - Throws: where they can't be written, such as to a full disk. A reader that has gone ends the program, as it does others.
func writeBytes(_ bytes: [UInt8]) throws {
    try FileHandle.standardOutput.write(contentsOf: bytes)
}

func writeBytes(_ output: borrowing OutputBuffer) throws {
    try output.withBytes { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
}

/// Lends a file to be written, or standard output where none is named. A file that could not be finished is removed.
func withOutput(named path: String?, _ body: (FileHandle) throws -> Void) throws {
    guard let path else { return try body(.standardOutput) }
    let isNew = !FileManager.default.fileExists(atPath: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
        throw CommandError("\(path) can't be written: \(String(cString: strerror(errno))).")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
        try body(file)
        try file.close()
    } catch {
        if isNew { unlink(path) }
        throw error
    }
}

/// A number with commas between thousands: `7,255`.
func grouped(_ number: Int) -> String {
    decimalText(Int128(number), decimals: 0, groups: true)
}
