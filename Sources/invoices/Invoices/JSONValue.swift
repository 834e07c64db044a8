import Foundation

/// A JSON document, with numbers as they are written: Foundation's decoder takes them through binary floating point, which
/// money must not see.
enum JSONValue: Equatable, Sendable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case number(String)
    case boolean(Bool)
    case null

    struct SyntaxError: Error {
        let offset: Int
    }

    init(parsing bytes: [UInt8]) throws(SyntaxError) {
        var parser = Parser(bytes: bytes)
        self = try parser.document()
    }

    private struct Parser {
        let bytes: [UInt8]
        var position = 0
        var depth = 0

        private static let maximumDepth = 64

        mutating func document() throws(SyntaxError) -> JSONValue {
            let value = try value()
            skipBlanks()
            guard position == bytes.count else { throw error }
            return value
        }

        private var error: SyntaxError { SyntaxError(offset: position) }

        private mutating func value() throws(SyntaxError) -> JSONValue {
            skipBlanks()
            guard position < bytes.count, depth < Parser.maximumDepth else { throw error }
            depth += 1
            defer { depth -= 1 }
            switch bytes[position] {
            case UInt8(ascii: "{"): return .object(try object())
            case UInt8(ascii: "["): return .array(try array())
            case UInt8(ascii: "\""): return .string(try string())
            case UInt8(ascii: "t"): return try literal("true", .boolean(true))
            case UInt8(ascii: "f"): return try literal("false", .boolean(false))
            case UInt8(ascii: "n"): return try literal("null", .null)
            default: return .number(try number())
            }
        }

        private mutating func object() throws(SyntaxError) -> [String: JSONValue] {
            var members: [String: JSONValue] = [:]
            position += 1
            while !take(UInt8(ascii: "}")) {
                if !members.isEmpty { try expect(UInt8(ascii: ",")) }
                skipBlanks()
                let name = try string()
                try expect(UInt8(ascii: ":"))
                guard members.updateValue(try value(), forKey: name) == nil else { throw error }
            }
            return members
        }

        private mutating func array() throws(SyntaxError) -> [JSONValue] {
            var elements: [JSONValue] = []
            position += 1
            while !take(UInt8(ascii: "]")) {
                if !elements.isEmpty { try expect(UInt8(ascii: ",")) }
                elements.append(try value())
            }
            return elements
        }

        /// A string with escapes is left to Foundation.
        private mutating func string() throws(SyntaxError) -> String {
            let start = position
            try expect(UInt8(ascii: "\""))
            var isEscaped = false
            while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                if bytes[position] == UInt8(ascii: "\\") {
                    isEscaped = true
                    position += 1
                }
                position += 1
            }
            guard position < bytes.count else { throw error }
            position += 1
            if !isEscaped { return String(decoding: bytes[start + 1..<position - 1], as: UTF8.self) }
            do {
                return try JSONDecoder().decode(String.self, from: Data(bytes[start..<position]))
            } catch { throw SyntaxError(offset: start) }
        }

        private mutating func number() throws(SyntaxError) -> String {
            let start = position
            let allowed = Array("+-.0123456789Ee".utf8)
            while position < bytes.count, allowed.contains(bytes[position]) { position += 1 }
            guard position > start else { throw error }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }

        private mutating func literal(_ word: String, _ value: JSONValue) throws(SyntaxError) -> JSONValue {
            guard bytes[position...].starts(with: word.utf8) else { throw error }
            position += word.utf8.count
            return value
        }

        private mutating func expect(_ byte: UInt8) throws(SyntaxError) {
            guard take(byte) else { throw error }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            skipBlanks()
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        private mutating func skipBlanks() {
            while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        }
    }
}
