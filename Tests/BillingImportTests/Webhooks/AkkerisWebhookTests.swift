import Billing
import BillingService
import BillingTesting
import Testing

@testable import BillingImport

@Suite struct AkkerisWebhookTests {
    @Test func `an app that is destroyed is deleted at receipt`() throws {
        let event = try #require(try WebhookText.destroy.events().first)
        #expect(event.kind == .deleted)
        #expect(event.id == "d-1")
        #expect(event.app == "shop")
        #expect(event.appID == "7edbac4b-6a5e-09e1-ef3a-08084a904621")
        #expect(event.happened == WebhookText.received)
        #expect(event.resource == nil)
        #expect(event.organization == nil)
        #expect(event.space == nil)
    }

    /// All other events of the controller.
    @Test(arguments: [
        "release", "released", "build", "feature_change", "logdrain_change", "config_change", "preview", "preview-released",
        "crashed", "pipeline_promotion", "updated", "security_scan", "created",
    ])
    func `what says nothing of usage is ignored, whatever else it has`(_ action: String) throws {
        for text in [#"{"action":"\#(action)"}"#, #"{"action":"\#(action)","app":7,"changes":{"a":1}}"#] {
            #expect(try WebhookText(text).ignoredReason() == "\(action) says nothing of usage")
        }
    }

    @Test(arguments: [
        WebhookText.formation("update", #"{"type":"web","quantity":2}"#),
        .formation("update", #"{"type":"web","quantity":2},{"type":"worker","quantity":2}"#),
        .addon("create", WebhookText.addonElement()), .addon("delete", WebhookText.addonElement()), .destroy,
    ])
    func `the same delivery at a later time is the same event`(_ text: WebhookText) throws {
        let first = try text.events()
        let again = try text.events(received: "2026-05-04T10:00:00Z")
        #expect(!first.isEmpty)
        #expect(again.map(\.id) == first.map(\.id))
        #expect(again.map(\.identity) == first.map(\.identity))
    }

    /// Stores keep identities, so they must never change from one version to the next. These were made by another program.
    @Test func `an identity is the first half of the SHA-256 of the body and of what tells its events apart`() throws {
        let one = try #require(try WebhookText.destroy.events().first)
        #expect(one.identity == EventIdentity(high: 0x73BA_3597_8584_E166, low: 0x0A19_B572_D189_EE22))
        let changes = #"{"type":"web","quantity":2},{"type":"worker","quantity":2}"#
        let two = try WebhookText.formation("update", changes).events()
        #expect(
            two.map(\.identity) == [
                EventIdentity(high: 0x8C55_CF63_872F_C50A, low: 0x3DE6_D251_D358_8FA3),
                EventIdentity(high: 0xA633_3A77_0DBB_0D0B, low: 0x2FF7_35E5_B6EE_A207),
            ])
    }

    @Test func `another body is another identity`() throws {
        let two = try #require(try WebhookText.formation("update", #"{"type":"web","quantity":2}"#).events().first)
        let three = try #require(try WebhookText.formation("update", #"{"type":"web","quantity":3}"#).events().first)
        #expect(two.identity != three.identity)
    }
}
