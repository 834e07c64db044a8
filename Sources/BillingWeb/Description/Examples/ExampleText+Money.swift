extension ExampleText {
    /// One credit.
    static let credits = #"""
        [
          {
            "id": "credit-10",
            "organization": "akkeris",
            "amount": 100,
            "left": 0,
            "reason": "Welcome",
            "valid_from": "2017-01-01T00:00:00.000Z",
            "valid_until": "2017-05-01T00:00:00.000Z",
            "idempotency_key": "welcome",
            "created_at": "2017-02-05T22:16:56.625Z",
            "applications": [
              {
                "invoice": { "$ref": "/organizations/akkeris/invoices/2017-02-01" },
                "amount": 100,
                "settled": false
              }
            ]
          }
        ]
        """#

    /// A credit that has just been granted.
    static let creditGranted = #"""
        {
          "id": "credit-12",
          "organization": "akkeris",
          "amount": 25,
          "left": 0,
          "reason": "Outage of 3 February",
          "valid_from": "2017-02-05T22:16:56.616Z",
          "valid_until": null,
          "idempotency_key": "outage-2017-02",
          "created_at": "2017-02-05T22:16:56.627Z",
          "applications": [
            {
              "invoice": { "$ref": "/organizations/akkeris/invoices/2017-02-01" },
              "amount": 25,
              "settled": false
            }
          ]
        }
        """#

    /// A payment of a part.
    static let payments = #"""
        {
          "total": 1162.13,
          "paid": 1000,
          "left": 162.13,
          "payment_status": "Pending",
          "payments": [
            {
              "id": "payment-11",
              "amount": 1000,
              "reference": "Transfer 4711",
              "idempotency_key": "transfer-4711",
              "created_at": "2017-02-05T22:16:56.626Z"
            }
          ]
        }
        """#

    /// A payment of the rest.
    static let paid = #"""
        {
          "total": 1162.13,
          "paid": 1162.13,
          "left": 0,
          "payment_status": "Paid",
          "payments": [
            {
              "id": "payment-11",
              "amount": 1000,
              "reference": "Transfer 4711",
              "idempotency_key": "transfer-4711",
              "created_at": "2017-02-05T22:16:56.626Z"
            },
            {
              "id": "payment-12",
              "amount": 162.13,
              "reference": "Transfer 4730",
              "idempotency_key": "transfer-4730",
              "created_at": "2017-02-05T22:16:56.627Z"
            }
          ]
        }
        """#

    /// The price book.
    static let plans = #"""
        [
          {
            "plan": "gp2",
            "type": "dyno",
            "price_per_unit": 60,
            "valid_from": "1970-01-01T00:00:00.000Z",
            "prices": [{ "price_per_unit": 60, "valid_from": "1970-01-01T00:00:00.000Z" }]
          },
          {
            "plan": "alamo-redis:small",
            "type": "addon",
            "price_per_unit": 140,
            "valid_from": "1970-01-01T00:00:00.000Z",
            "prices": [{ "price_per_unit": 140, "valid_from": "1970-01-01T00:00:00.000Z" }]
          }
        ]
        """#

    /// One plan.
    static let plan = #"""
        {
          "plan": "gp2",
          "type": "dyno",
          "price_per_unit": 60,
          "valid_from": "1970-01-01T00:00:00.000Z",
          "prices": [{ "price_per_unit": 60, "valid_from": "1970-01-01T00:00:00.000Z" }]
        }
        """#

    /// One plan with two prices.
    static let planSet = #"""
        {
          "plan": "gp2",
          "type": "dyno",
          "price_per_unit": 60,
          "valid_from": "1970-01-01T00:00:00.000Z",
          "prices": [
            { "price_per_unit": 60, "valid_from": "1970-01-01T00:00:00.000Z" },
            { "price_per_unit": 65, "valid_from": "2017-03-01T00:00:00.000Z" }
          ]
        }
        """#
}
