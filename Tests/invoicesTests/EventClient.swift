import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A client that sends usage events of a dyno each, and remembers what was acknowledged.
struct EventClient {
    let name: String
    private(set) var acknowledged: [[Int]] = []
    /// Requests whose answer never came: they may be stored or not.
    private(set) var unanswered: [[Int]] = []
    private(set) var refusals: [HTTPResponseStatus: Int] = [:]
    private var lastNumber = 0

    init(name: String) {
        self.name = name
    }

    /// How many events have been made so far.
    var eventCount: Int { lastNumber }

    /// Sends new requests, one after the other, until no answer comes any more.
    ///
    /// - Parameter isOver: asked before each request.
    mutating func sendUntilBroken(to url: String, isOver: () -> Bool = { false }) async {
        while !isOver() {
            let numbers = Array(lastNumber + 1...lastNumber + 3)
            lastNumber += numbers.count
            do {
                try await send(numbers, to: url)
            } catch {
                unanswered.append(numbers)
                return
            }
        }
    }

    /// Sends a request again and again until it is acknowledged.
    mutating func sendUntilAcknowledged(to url: String) async throws {
        let numbers = Array(lastNumber + 1...lastNumber + 3)
        lastNumber += numbers.count
        let before = acknowledged.count
        while acknowledged.count == before {
            try await send(numbers, to: url)
            if acknowledged.count == before { try await Task.sleep(for: .milliseconds(20)) }
        }
    }

    private mutating func send(_ numbers: [Int], to url: String) async throws {
        let answer = try await post(numbers, to: url)
        if answer.status == .ok { acknowledged.append(numbers) } else { refusals[answer.status, default: 0] += 1 }
    }

    /// - Returns: the status, and of an answer the numbers of accepted events and of duplicates.
    func post(
        _ numbers: [Int], to url: String
    ) async throws -> (status: HTTPResponseStatus, accepted: Int, duplicates: Int, retryAfter: String?) {
        var request = HTTPClientRequest(url: url + "/usage/events")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-ndjson")
        request.body = .bytes(ByteBuffer(string: numbers.map(event).joined(separator: "\n")))
        let response = try await HTTPClient.shared.execute(request, timeout: .patience)
        let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
        let counts = body.firstMatch(of: /"accepted":(\d+),"duplicates":(\d+)/)
        return (
            response.status, counts.flatMap { Int($0.1) } ?? 0, counts.flatMap { Int($0.2) } ?? 0,
            response.headers.first(name: "retry-after")
        )
    }

    private func event(_ number: Int) -> String {
        """
        {"specversion":"1.0","id":"\(name)-\(number)","source":"test","type":"usage.changed","time":"2017-01-10T00:00:00Z",\
        "data":{"organization":"akkeris","space":"space","app":"\(name)-\(number)","type":"dyno","resource":"web",\
        "plan":"gp1","quantity":1,"price_per_unit":31}}
        """
    }
}
