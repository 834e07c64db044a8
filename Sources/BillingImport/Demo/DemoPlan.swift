import Billing

/// A dyno size or an add-on's plan of the demo platform, and its price for a month.
struct DemoPlan {
    var name: String
    var price: Price

    private init(_ name: String, units: Int64, hundredths: Int64 = 0) {
        self.name = name
        price = Price(unchecked: (units * 100 + hundredths) * 10_000)
    }

    static let gp1 = DemoPlan("gp1", units: 25)
    static let gp2 = DemoPlan("gp2", units: 60)
    static let gp3 = DemoPlan("gp3", units: 110)
    static let mp1 = DemoPlan("mp1", units: 95)
    static let mp2 = DemoPlan("mp2", units: 180)

    static let postgresDev = DemoPlan("alamo-postgresql:dev", units: 0)
    static let postgresSmall = DemoPlan("alamo-postgresql:small", units: 50)
    static let postgresMedium = DemoPlan("alamo-postgresql:medium", units: 145)
    static let postgresLarge = DemoPlan("alamo-postgresql:large", units: 390)
    static let mongoSmall = DemoPlan("alamo-mongodb:small", units: 85)
    static let redisSmall = DemoPlan("alamo-redis:small", units: 140)
    static let redisMedium = DemoPlan("alamo-redis:medium", units: 265)
    static let memcachedSmall = DemoPlan("alamo-memcached:small", units: 35)
    static let bucket = DemoPlan("alamo-s3:standard", units: 12, hundredths: 75)
    static let searchIndex = DemoPlan("alamo-elasticsearch:small", units: 119)
    static let logs = DemoPlan("papertrail:basic", units: 7)
    static let logsPro = DemoPlan("papertrail:pro", units: 34, hundredths: 90)
    static let legacyDev = DemoPlan("lids-db:dev", units: 0)
    static let mail = DemoPlan("twilio-mail:essentials", units: 19, hundredths: 95)
}
