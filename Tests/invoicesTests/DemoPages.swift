import BrowserTesting
import Testing

/// The demo platform, served to a browser.
struct DemoPages {
    static let now = "2017-02-05T22:16:56.616Z"

    let program: Program

    /// - Parameter environment: that of the server.
    init(environment: [String: String] = [:]) async throws {
        var program = try Program()
        let demo = try await program.run("demo", "--now", Self.now)
        _ = try await program.run("import", "usage", "-", input: demo.output)
        program.environment = environment
        self.program = program
    }

    /// Serves while a browser of some size works.
    ///
    /// - Parameter work: gets the browser and the server's address.
    func browse(
        width: Int = 1280, isDark: Bool = false, _ work: @escaping @Sendable (Browser, String) async throws -> Void
    ) async throws {
        let server = try await ServerProcess(program, "--now", Self.now)
        let url = server.url
        do { try await Browser.run(width: width, isDark: isDark) { browser in try await work(browser, url) } } catch {
            _ = try await server.stop()
            throw error
        }
        #expect(try await server.stop() == 0)
    }
}
