import BillingTesting
import Foundation
import Testing

extension Program {
    /// Runs a tool of the machine in the program's folder, such as `pdftotext`.
    ///
    /// - Returns: what it prints.
    func tool(_ name: String, _ arguments: String...) throws -> String {
        let process = process(arguments)
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/\(name)")
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(name)")
        return String(decoding: data, as: UTF8.self)
    }
}
