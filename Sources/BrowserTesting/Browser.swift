public import Foundation

/// A Chromium without a window, driven as a person would: it opens pages, reads them, types and clicks.
public actor Browser {
    private let process: DriverProcess
    private let driver: WebDriver
    private let session: String
    private var isDark: Bool
    private var isPrint = false

    private static let looks = 500
    private static let pause = Duration.milliseconds(20)
    /// By which WebDriver marks that something is an element.
    private static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

    /// Starts a browser; it ends with ``close()``, or else with the value.
    public static func start(width: Int = 1280, height: Int = 900, isDark: Bool = false) async throws -> Browser {
        let process = try DriverProcess()
        let driver = WebDriver(url: try await process.url())
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
            "--disable-component-update", "--no-first-run", "--lang=en",
            "--user-data-dir=\(process.folder.appending(path: "profile").path)", "--window-size=\(width),\(height)",
        ]
        let options: ScriptValue = ["binary": "/usr/bin/chromium", "args": .array(arguments.map(ScriptValue.string))]
        let capabilities: ScriptValue = [
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": ["browser": "ALL"],
        ]
        let answer = try await driver.command(.post, "/session", ["capabilities": ["alwaysMatch": capabilities]])
        guard let session = answer["sessionId"]?.string else { throw BrowserError("the driver made no session") }
        let browser = Browser(process: process, driver: driver, session: session, isDark: isDark)
        try await browser.setSize(width: width, height: height)
        try await browser.emulateMedia()
        return browser
    }

    /// Starts a browser, and ends it once the work is done, however it ends.
    public static func run<Result: Sendable>(
        width: Int = 1280, height: Int = 900, isDark: Bool = false,
        _ work: @Sendable (Browser) async throws -> Result
    ) async throws -> Result {
        let browser = try await start(width: width, height: height, isDark: isDark)
        do {
            let result = try await work(browser)
            await browser.close()
            return result
        } catch {
            await browser.close()
            throw error
        }
    }

    private init(process: DriverProcess, driver: WebDriver, session: String, isDark: Bool) {
        (self.process, self.driver, self.session, self.isDark) = (process, driver, session, isDark)
    }

    /// Where the browser keeps what it keeps, until it ends.
    public nonisolated var folder: String { process.folder.path }

    public func close() async {
        _ = try? await driver.command(.delete, "/session/\(session)")
        process.end()
    }

    // MARK: Pages

    public func open(_ url: String) async throws { try await post("url", ["url": .string(url)]) }
    public func back() async throws { try await post("back") }

    public var url: String { get async throws { try await text(of: "url") } }
    public var title: String { get async throws { try await text(of: "title") } }

    /// What the browser has logged since this was asked last: refusals of the content security policy, errors of scripts.
    public var logs: [String] {
        get async throws {
            let entries = try await post("se/log", ["type": "browser"]).array ?? []
            return entries.compactMap { $0["message"]?.string }
        }
    }

    // MARK: Elements, by CSS selectors

    public func count(_ css: String) async throws -> Int { try await elements(css).count }

    /// The text that a person sees of the first such element.
    public func text(_ css: String) async throws -> String { try await text(of: "element/\(try await element(css))/text") }

    public func texts(_ css: String) async throws -> [String] {
        var texts: [String] = []
        for element in try await elements(css) { texts.append(try await text(of: "element/\(element)/text")) }
        return texts
    }

    /// - Returns: nil where the element has no such attribute.
    public func attribute(_ css: String, _ name: String) async throws -> String? {
        try await get("element/\(try await element(css))/attribute/\(name)").string
    }

    /// What CSS makes of a property of the first such element.
    public func style(_ css: String, _ property: String) async throws -> String {
        try await text(of: "element/\(try await element(css))/css/\(property)")
    }

    public func click(_ css: String) async throws { try await post("element/\(try await element(css))/click") }

    /// Clicks the first link that has exactly this text.
    public func clickLink(_ text: String) async throws {
        let found = try await post("element", ["using": "link text", "value": .string(text)])
        try await post("element/\(try Self.id(of: found))/click")
    }

    /// Types into a field, in the place of what is in it.
    public func type(_ css: String, _ text: String) async throws {
        let element = try await element(css)
        try await post("element/\(element)/clear")
        try await post("element/\(element)/value", ["text": .string(text)])
    }

    /// Presses a key on whatever has the focus.
    public func press(_ key: BrowserKey) async throws {
        let strokes = ["keyDown", "keyUp"].map { ScriptValue.object(["type": .string($0), "value": .string(key.rawValue)]) }
        try await post("actions", ["actions": [["type": "key", "id": "keyboard", "actions": .array(strokes)]]])
    }

    private func elements(_ css: String) async throws -> [String] {
        try await post("elements", ["using": "css selector", "value": .string(css)]).array?.map(Self.id) ?? []
    }

    private func element(_ css: String) async throws -> String {
        try Self.id(of: try await post("element", ["using": "css selector", "value": .string(css)]))
    }

    private static func id(of element: ScriptValue) throws -> String {
        guard let id = element[elementKey]?.string else { throw BrowserError("\(element) is no element") }
        return id
    }

    // MARK: Scripts and pictures

    /// Runs a function's body in the page, such as `return document.title`.
    @discardableResult
    public func execute(_ script: String, _ arguments: ScriptValue...) async throws -> ScriptValue {
        try await post("execute/sync", ["script": .string(script), "args": .array(arguments)])
    }

    /// Writes what is seen as a PNG.
    public func screenshot(to file: URL) async throws {
        guard let data = Data(base64Encoded: try await text(of: "screenshot")) else {
            throw BrowserError("the driver gave no picture")
        }
        try data.write(to: file)
    }

    /// Waits until something is so, for some seconds of a machine that does nothing else.
    public func waitUntil(
        _ what: String = "what was waited for", _ condition: @Sendable () async throws -> Bool
    ) async throws {
        for _ in 0..<Self.looks {
            if try await condition() { return }
            try await Task.sleep(for: Self.pause)
        }
        throw BrowserError("\(what) did not come: \(try await url)")
    }

    // MARK: What the browser pretends

    /// How large the page's own part is: smaller than a window can be, if need be.
    public func setSize(width: Int, height: Int) async throws {
        try await tell(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(Double(width)), "height": .number(Double(height)), "deviceScaleFactor": 1, "mobile": false,
            ])
    }

    public func setDark(_ isDark: Bool) async throws {
        self.isDark = isDark
        try await emulateMedia()
    }

    /// Whether pages look as they would on paper.
    public func setPrint(_ isPrint: Bool) async throws {
        self.isPrint = isPrint
        try await emulateMedia()
    }

    /// Whether the pages that are opened from now on may run scripts of their own.
    public func disableScripts(_ areOff: Bool = true) async throws {
        try await tell("Emulation.setScriptExecutionDisabled", ["value": .boolean(areOff)])
    }

    private func emulateMedia() async throws {
        let scheme: ScriptValue = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        try await tell("Emulation.setEmulatedMedia", ["media": isPrint ? "print" : "", "features": [scheme]])
    }

    /// Tells Chromium itself (Chrome DevTools Protocol).
    @discardableResult
    public func tell(_ command: String, _ parameters: ScriptValue = [:]) async throws -> ScriptValue {
        try await post("goog/cdp/execute", ["cmd": .string(command), "params": parameters])
    }

    // MARK: The session

    private func get(_ path: String) async throws -> ScriptValue { try await driver.command(.get, "/session/\(session)/\(path)") }

    @discardableResult
    private func post(_ path: String, _ body: ScriptValue = [:]) async throws -> ScriptValue {
        try await driver.command(.post, "/session/\(session)/\(path)", body)
    }

    private func text(of path: String) async throws -> String {
        guard let text = try await get(path).string else { throw BrowserError("\(path) is no text") }
        return text
    }
}
