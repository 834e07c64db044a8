import Billing
import BillingService
import BillingTesting
import Testing

@Suite struct BillingClockTests {
    @Test func standsStillWhereItIsFixed() {
        let clock = BillingClock.fixed(at: DocumentScenario.now)
        #expect(clock.isFixed)
        #expect(clock.now == DocumentScenario.now)
        #expect(clock.now == DocumentScenario.now)
    }

    @Test func runsWithTheSystem() async throws {
        let before = BillingClock.system.now
        try await Task.sleep(for: .milliseconds(20))
        let passed = BillingClock.system.now.millisecondsSince1970 - before.millisecondsSince1970
        #expect(!BillingClock.system.isFixed)
        #expect(before > DocumentScenario.now)
        #expect(passed >= 15)
    }
}
