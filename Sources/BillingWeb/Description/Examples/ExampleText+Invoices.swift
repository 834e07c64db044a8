extension ExampleText {
    /// The months that have an invoice.
    static let invoiceList = #"""
        [
          { "$ref": "/account/invoices/2016-07-01" },
          { "$ref": "/account/invoices/2016-08-01" },
          { "$ref": "/account/invoices/2016-09-01" },
          { "$ref": "/account/invoices/2016-10-01" },
          { "$ref": "/account/invoices/2016-11-01" },
          { "$ref": "/account/invoices/2016-12-01" },
          { "$ref": "/account/invoices/2017-01-01" },
          { "$ref": "/account/invoices/2017-02-01" }
        ]
        """#

    /// The mission document's own invoice, less a credit.
    static let invoice = #"""
        {
          "addons_total": 25,
          "database_total": 0,
          "charges_total": 213.51,
          "created_at": "2017-02-01T00:00:00.000Z",
          "credits_total": 100,
          "dyno_units": 61,
          "id": "2017-02-01",
          "number": "1485907200000",
          "payment_status": "Pending",
          "period_end": "2017-02-05T22:16:56.616Z",
          "period_start": "2017-02-01T00:00:00.000Z",
          "platform_total": 188.51,
          "state": 1,
          "total": 113.51,
          "updated_at": "2017-02-01T00:00:00.000Z",
          "weighted_dyno_hours": 7320,
          "items": [
            {
              "organization": "akkeris",
              "app": { "name": "app-space" },
              "description": "lang:dev addon",
              "type": "addon",
              "quantity": 1,
              "price_per_unit": 0,
              "billed_price": 0,
              "created_at": "2016-09-27T20:54:44.359Z",
              "deleted_at": null
            },
            {
              "organization": "akkeris",
              "app": { "name": "app-space" },
              "description": "alamo-redis:small addon",
              "type": "addon",
              "quantity": 1,
              "price_per_unit": 140,
              "billed_price": 25,
              "created_at": "2016-08-15T19:02:02.781Z",
              "deleted_at": null
            },
            {
              "organization": "akkeris",
              "app": { "name": "app-space" },
              "description": "gp2 web dyno",
              "type": "dyno",
              "quantity": 1,
              "price_per_unit": 60,
              "billed_price": 10.71,
              "created_at": "2016-07-26T15:47:33.411Z",
              "deleted_at": null
            },
            {
              "organization": "akkeris",
              "app": { "name": "checkout-space" },
              "description": "gp1 web dyno",
              "type": "dyno",
              "quantity": 15,
              "price_per_unit": 30,
              "billed_price": 80.36,
              "created_at": "2016-10-03T09:12:40.118Z",
              "deleted_at": null
            },
            {
              "organization": "akkeris",
              "app": { "name": "notifications-space" },
              "description": "standard worker dyno",
              "type": "dyno",
              "quantity": 32,
              "price_per_unit": 12.99,
              "billed_price": 74.23,
              "created_at": "2016-11-21T13:30:05.902Z",
              "deleted_at": null
            },
            {
              "organization": "akkeris",
              "app": { "name": "storefront-space" },
              "description": "scout web dyno",
              "type": "dyno",
              "quantity": 13,
              "price_per_unit": 10,
              "billed_price": 23.21,
              "created_at": "2017-01-09T08:00:11.250Z",
              "deleted_at": null
            }
          ]
        }
        """#

    /// Costs by day and type.
    static let daily = #"""
        {
          "id": "2017-02-01",
          "currency": "USD",
          "by": "type",
          "days": ["2017-02-01", "2017-02-02", "2017-02-03", "2017-02-04", "2017-02-05"],
          "costs": [42.73, 42.7, 42.7, 42.69, 42.69],
          "corrections_total": 0,
          "charges_total": 213.51,
          "groups": [
            {
              "type": "dyno",
              "costs": [37.73, 37.7, 37.7, 37.69, 37.69],
              "corrections_total": 0,
              "charges_total": 188.51
            },
            { "type": "addon", "costs": [5, 5, 5, 5, 5], "corrections_total": 0, "charges_total": 25 }
          ]
        }
        """#

    /// The sums of two months.
    static let usage = #"""
        {
          "start": "2016-12-01",
          "end": "2017-01-01",
          "currency": "USD",
          "by": null,
          "rows": [
            {
              "month": "2016-12-01",
              "platform_total": 925.68,
              "addons_total": 140,
              "database_total": 0,
              "charges_total": 1065.68,
              "credits_total": 0,
              "total": 1065.68,
              "dyno_units": 48,
              "weighted_dyno_hours": 35712
            },
            {
              "month": "2017-01-01",
              "platform_total": 1022.13,
              "addons_total": 140,
              "database_total": 0,
              "charges_total": 1162.13,
              "credits_total": 0,
              "total": 1162.13,
              "dyno_units": 61,
              "weighted_dyno_hours": 42888
            }
          ]
        }
        """#
}
