import Billing
import Testing

@Suite struct DatabaseServicesTests {
    @Test(arguments: [
        ("alamo-postgresql:small addon", true), ("postgresql addon", true), ("heroku-mysql:a addon", true),
        ("mariadb:a addon", true),
        ("my-mongodb-atlas:m10 addon", true), ("cassandra:a addon", true), ("alamo-redis:small addon", false),
        ("memcached:dev addon", false), ("lang:dev addon", false), ("backup:postgresql addon", false),
        ("postgres:a addon", false),
        ("PostgreSQL:a addon", false), ("postgresq:l addon", false),
    ])
    func areKnownByTheirServicesName(description: String, isDatabase: Bool) {
        #expect(DatabaseServices.standard.contain(description: description) == isDatabase)
    }

    @Test func areASetting() {
        let services = DatabaseServices(words: ["redis", ""])
        #expect(services.words == ["redis"])
        #expect(services.contain(description: "alamo-redis:small addon"))
        #expect(!services.contain(description: "alamo-postgresql:small addon"))
        #expect(!DatabaseServices(words: []).contain(description: "alamo-postgresql:small addon"))
    }
}
