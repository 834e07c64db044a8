import Billing
import Testing

@testable import BillingImport

@Suite struct CloudEventIdentityTests {
    private func identity(_ text: EventText) throws -> EventIdentity {
        try CloudEvents.read(text.json).events[0].identity
    }

    /// Stores keep identities, so they must never change from one version to the next. These were made by another program.
    @Test(arguments: [
        (EventText.changed, EventIdentity(high: 0x0516_BCC4_EA2D_0D73, low: 0x5E39_4A60_1FD1_ABF9)),
        (.ended, EventIdentity(high: 0x4DC9_CC50_02A0_468C, low: 0x0B07_2D82_70E9_5954)),
        (.moved, EventIdentity(high: 0x493C_8C6F_C45F_EF7A, low: 0x4B09_9512_A491_4607)),
        (.deleted, EventIdentity(high: 0xDBB2_505A_456E_C334, low: 0xA875_519A_48AF_6688)),
        (.retracted, EventIdentity(high: 0x6BB0_A3F5_7EB0_4DBF, low: 0xE4C6_5404_D00F_4EE5)),
    ])
    func `an identity is the first half of a SHA-256`(_ text: EventText, _ expected: EventIdentity) throws {
        #expect(try identity(text) == expected)
    }

    @Test(arguments: [
        EventText.changed.reversed(), .changed.setting("app", to: "\"app\""), .changed.setting("price_per_unit", to: "2.9e-1"),
        .changed.setting("price_per_unit", to: "0.290"), .changed.setting("quantity", to: "3.0"),
        .changed.settingAttribute("time", to: "\"2017-02-05T23:16:56.6169+01:00\""), .changed.addingAttribute("subject", "1"),
        .changed.withoutAttribute("datacontenttype"), .changed.setting("plan", to: "\"g\\u00702\""),
        .changed.settingAttribute("id", to: "\"other\""), .changed.settingAttribute("source", to: "\"/other\""),
    ])
    func `the same in another spelling, or by another id, says the same`(_ text: EventText) throws {
        #expect(try identity(text) == identity(.changed))
    }

    @Test(arguments: EventText.allKinds)
    func `whatever is changed, it says something else`(_ text: EventText) throws {
        let original = try identity(text)
        #expect(try identity(text.settingAttribute("time", to: "\"2017-02-05T22:16:56.617Z\"")) != original)
        for field in text.data {
            let other =
                field.name == "type"
                ? (field.value == "\"dyno\"" ? "\"addon\"" : "\"dyno\"") : field.name == "quantity" ? "4" : "\"1\""
            let value = field.name == "price_per_unit" ? "0.290001" : other
            var changed = text.setting(field.name, to: value)
            // An add-on's name may have a space, a process type's may not.
            if field.name == "type" { changed = changed.setting("resource", to: "\"web\"") }
            #expect(try identity(changed) != original, "\(field.name)")
        }
    }

    @Test func `what stands in one field is not what stands in another`() throws {
        let texts: [EventText] =
            EventText.allKinds + [
                .changed.without("app_id"), .changed.without("space_id"), .changed.without("organization_id"),
                .changed.without("price_per_unit"), .changed.setting("price_per_unit", to: "0"),
                .changed.setting("organization", to: "\"akkeriso\"").setting("organization_id", to: "\"-1\""),
                .changed.setting("organization_id", to: "\"s-1\"").setting("space_id", to: "\"o-1\""),
                .deleted.setting("app", to: "\"a-1\""), .moved.without("organization"), .moved.without("space"),
                .moved.setting("organization", to: "\"elsewhere\"").setting("space", to: "\"other\""),
                .retracted.setting("source", to: "\"e-0\"").setting("id", to: "\"/controller\""),
            ]
        #expect(Set(try texts.map(identity)).count == texts.count)
        // A retraction without a source means the event's own.
        #expect(try identity(.retracted.setting("source", to: "\"/controller\"")) == identity(.retracted))
        #expect(
            try identity(.retracted.settingAttribute("source", to: "\"/other\"")) != identity(.retracted))
    }
}
