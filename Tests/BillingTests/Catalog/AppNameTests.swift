import Billing
import Testing

@Suite struct AppNameTests {
    @Test(arguments: [
        ("app-space", "space", "app"), ("app", "space", "app"), ("app-space-space", "space", "app-space"),
        ("space", "space", "space"),
        ("-space", "space", "-space"), ("app_space", "space", "app_space"), ("app-Space", "space", "app-Space"),
        ("", "space", ""),
        ("app-perf-eu", "perf-eu", "app"), ("app-perf-eu", "eu", "app-perf"), ("a-caf\u{E9}", "caf\u{E9}", "a"),
        ("a-caf\u{E9}", "cafe\u{301}", "a-caf\u{E9}"),
    ])
    func losesTheSuffixOfItsSpace(name: String, space: String, own: String) {
        let length = AppName.ownLength(of: Array(name.utf8).span, space: Array(space.utf8).span)
        #expect(Array(name.utf8.prefix(length)) == Array(own.utf8))
    }
}
