import BrowserTesting
import Foundation
import Testing

@Suite(.serialized) struct BrowserTests {
    private static let page = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>One &amp; only</title><style>
        body { background: rgb(250, 250, 250); }
        @media (prefers-color-scheme: dark) { body { background: rgb(10, 10, 10); } }
        @media print { body { background: rgb(255, 255, 255); } }
        </style></head><body>
        <h1 id="head" data-kind="first">Hello</h1><ul><li>one</li><li>two</li></ul>
        <form id="form"><input id="name" name="name" value="old"><button id="go">Go</button></form>
        <p id="answer"></p><p><a href="#there">There</a></p>
        <script>
        document.getElementById('form').addEventListener('submit', event => {
            event.preventDefault();
            document.getElementById('answer').textContent = 'Hello, ' + document.getElementById('name').value;
        });
        document.getElementById('head').dataset.script = 'ran';
        console.error('a word for the log');
        </script></body></html>
        """

    private let url: String

    init() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "browser-tests.html")
        try Data(Self.page.utf8).write(to: file, options: .atomic)
        url = file.absoluteString
    }

    @Test func readsAPage() async throws {
        try await Browser.run { [url] browser in
            try await browser.open(url)
            #expect(try await browser.title == "One & only")
            #expect(try await browser.url.hasSuffix("browser-tests.html"))
            #expect(try await browser.text("h1") == "Hello")
            #expect(try await browser.texts("li") == ["one", "two"])
            #expect(try await browser.count("li") == 2)
            #expect(try await browser.count("table") == 0)
            #expect(try await browser.attribute("h1", "data-kind") == "first")
            #expect(try await browser.attribute("h1", "data-nothing") == nil)
            #expect(try await browser.logs.contains { $0.contains("a word for the log") })
            await #expect(throws: BrowserError.self) { try await browser.text("table") }
        }
    }

    @Test func actsOnAPage() async throws {
        try await Browser.run { [url] browser in
            try await browser.open(url)
            try await browser.type("#name", "Ada")
            try await browser.click("#go")
            #expect(try await browser.text("#answer") == "Hello, Ada")
            try await browser.type("#name", "Grace")
            try await browser.press(.enter)
            try await browser.waitUntil("the answer") { try await browser.text("#answer") == "Hello, Grace" }
            try await browser.clickLink("There")
            #expect(try await browser.url.hasSuffix("#there"))
            #expect(try await browser.execute("return [1 + arguments[0], 'x', null, true]", 2) == [3, "x", .null, true])
            await #expect(throws: BrowserError.self) { try await browser.execute("throw new Error('no')") }
        }
    }

    @Test func pretends() async throws {
        try await Browser.run(width: 360, height: 640, isDark: true) { [url] browser in
            try await browser.open(url)
            #expect(try await browser.execute("return [innerWidth, innerHeight]") == [360, 640])
            #expect(try await browser.style("body", "background-color") == "rgba(10, 10, 10, 1)")
            try await browser.setDark(false)
            #expect(try await browser.style("body", "background-color") == "rgba(250, 250, 250, 1)")
            try await browser.setPrint(true)
            #expect(try await browser.style("body", "background-color") == "rgba(255, 255, 255, 1)")
            try await browser.setPrint(false)
            try await browser.setSize(width: 1000, height: 700)
            #expect(try await browser.execute("return innerWidth") == 1000)
            #expect(try await browser.attribute("h1", "data-script") == "ran")
            try await browser.disableScripts()
            try await browser.open("about:blank")
            try await browser.open(url)
            #expect(try await browser.attribute("h1", "data-script") == nil)
            #expect(try await browser.text("h1") == "Hello")
        }
    }

    @Test func paintsAPicture() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        try await Browser.run(width: 400, height: 300) { [url] browser in
            try await browser.open(url)
            try await browser.screenshot(to: file)
        }
        let bytes = [UInt8](try Data(contentsOf: file))
        // A PNG says how wide and high it is after its 16 first bytes.
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(bytes[16..<24] == [0, 0, 1, 0x90, 0, 0, 1, 0x2C])
    }

    @Test(arguments: [true, false]) func endsWithTheWork(isClosed: Bool) async throws {
        let folder: String
        if isClosed {
            let browser = try await Browser.start()
            folder = browser.folder
            await browser.close()
        } else {
            // Nobody closes this one.
            folder = try await Browser.start().folder
        }
        #expect(!FileManager.default.fileExists(atPath: folder))
        // What is killed is gone a moment later.
        for _ in 0..<500 where try Self.commandLines().contains(where: { $0.contains(folder) }) {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try Self.commandLines().allSatisfy { !$0.contains(folder) })
    }

    @Test func failuresOfTheWorkComeThrough() async throws {
        struct Failure: Error {}
        await #expect(throws: Failure.self) { try await Browser.run { _ in throw Failure() } }
    }

    private static func commandLines() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }.compactMap { pid in
            guard let handle = FileHandle(forReadingAtPath: "/proc/\(pid)/cmdline") else { return nil }
            defer { try? handle.close() }
            return (try? handle.readToEnd()).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
