/// The bodies of examples, written for people.
///
/// All are of one platform: the usage of the mission document, with `PAYMENT=manual`, on 5 February 2017. Its months up to
/// January are closed and sealed; then the prices of `gp2` and `alamo-redis:small` were set, a credit of 100 was granted and a
/// payment of 1,000 was taken.
enum ExampleText {
    static let creditRequest = #"{ "amount": 25, "reason": "Outage of 3 February" }"#

    static let paymentRequest =
        #"{ "amount": 162.13, "reference": "Transfer 4730", "idempotency_key": "transfer-4730" }"#

    static let priceRequest = #"{ "type": "dyno", "price_per_unit": 65, "valid_from": "2017-03-01T00:00:00Z" }"#

    static let pricesRequest = #"""
        [
          { "plan": "gp2", "type": "dyno", "price_per_unit": 60 },
          { "plan": "heroku-postgresql:standard-0", "type": "addon", "price_per_unit": 50 }
        ]
        """#

    static let event = #"""
        {
          "specversion": "1.0",
          "id": "17",
          "source": "/controller",
          "type": "usage.changed",
          "time": "2017-02-05T08:00:00Z",
          "data": {
            "organization": "akkeris",
            "space": "space",
            "app": "blog",
            "type": "dyno",
            "resource": "web",
            "plan": "gp2",
            "quantity": 1,
            "price_per_unit": 60
          }
        }
        """#

    static let webhook =
        #"{"action":"destroy","app":{"id":"7edbac4b-6a5e-09e1-ef3a-08084a904621","name":"blog"},"space":{"name":"space"}}"#

    static let clockRequest = #"{ "now": "2017-03-02T00:00:00Z" }"#
}
