import Billing
import Testing

/// Names in paths.
@Suite struct ScopePathTests {
    @Test(arguments: [
        ("akkeris", "akkeris"), ("a-b_c~d.e", "a-b_c~d.e"), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("100%", "100%25"),
        ("?#&=+", "%3F%23%26%3D%2B"), (".", "%2E"), ("..", "%2E%2E"), ("...", "..."), ("\u{00E9}", "%C3%A9"),
        ("\u{1F680}", "%F0%9F%9A%80"), ("'\"<>", "%27%22%3C%3E"), ("", ""),
    ])
    func `a name is one segment`(name: String, segment: String) {
        #expect(pathSegment(of: name) == segment)
    }

    @Test(
        arguments: [
            (.account, "/account"), (.organization("a/b"), "/organizations/a%2Fb"), (.space(".."), "/spaces/%2E%2E"),
        ] as [(Scope, String)])
    func `a scope has a path`(scope: Scope, path: String) {
        #expect(scope.path == path)
    }
}
