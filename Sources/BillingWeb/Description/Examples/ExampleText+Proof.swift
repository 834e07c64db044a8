extension ExampleText {
    /// Why September cost more than August.
    static let changes = #"""
        {
          "id": "2016-09-01",
          "from": "2016-08-01",
          "period_end": "2016-09-30T23:59:59.000Z",
          "from_period_end": "2016-08-31T23:59:59.000Z",
          "currency": "USD",
          "from_total": 136.77,
          "total": 200,
          "change": 63.23,
          "parts": {
            "new": 0,
            "ended": 0,
            "quantity": 0,
            "price": 0,
            "usage": 63.23,
            "corrections": 0,
            "credits": 0
          },
          "organizations": [
            {
              "organization": "akkeris",
              "organization_id": null,
              "from_total": 136.77,
              "total": 200,
              "change": 63.23,
              "parts": {
                "new": 0,
                "ended": 0,
                "quantity": 0,
                "price": 0,
                "usage": 63.23,
                "corrections": 0,
                "credits": 0
              },
              "apps": [
                {
                  "app": { "name": "app-space" },
                  "from_total": 136.77,
                  "total": 200,
                  "change": 63.23,
                  "parts": {
                    "new": 0,
                    "ended": 0,
                    "quantity": 0,
                    "price": 0,
                    "usage": 63.23,
                    "corrections": 0,
                    "credits": 0
                  },
                  "resources": [
                    {
                      "description": "alamo-redis:small addon",
                      "type": "addon",
                      "from": {
                        "description": "alamo-redis:small addon",
                        "quantity": 1,
                        "price_per_unit": 140
                      },
                      "to": {
                        "description": "alamo-redis:small addon",
                        "quantity": 1,
                        "price_per_unit": 140
                      },
                      "from_total": 76.77,
                      "total": 140,
                      "change": 63.23,
                      "parts": {
                        "new": 0,
                        "ended": 0,
                        "quantity": 0,
                        "price": 0,
                        "usage": 63.23,
                        "corrections": 0,
                        "credits": 0
                      }
                    }
                  ]
                }
              ]
            }
          ]
        }
        """#

    /// A closed month's seal.
    static let seal = #"""
        {
          "month": "2017-01-01",
          "statement": "invoices seal 1\u000anumber 7\u000amonth 2017-01-01\u000abatch 8\u000arecorded 2017-02-05T\#
        22:16:56.623Z\u000asealed 2017-02-05T22:16:56.623Z\u000asequence 6\u000aproration day\u000acurrency USD\u0\#
        00adatabases \"postgresql\",\"mysql\",\"mariadb\",\"mongodb\",\"cassandra\"\u000aitems 6\u000aorganization\#
        s 1\u000aorganizations-root 1aa06ffa64d6d4ceb5de875767a3b3ef4cef0fb907c52430cc900f87779b397c\u000aspaces 0\#
        \u000aspaces-root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\u000adynos-sum 102213\u\#
        000aaddons-sum 14000\u000adatabases-sum 0\u000acredits-sum 0\u000adyno-units 61\u000adyno-unit-sum 1787\u0\#
        00aaudit 7\u000aaudit-hash ac1a568bc95e6acc9151d502c5e2e5586b77fb3a8636bdd5a5ef6e04ac232605\u000aprevious \#
        a550d7e6a17d8d0670c8d7f2649fbe04eaa7548de3f182ac42b90c7a6c5eb6a6\u000akey 8f7bca8b3882955c\u000a",
          "key": "8f7bca8b3882955c",
          "signature": "8a8b3509d01ea5bcbf9a49d9a4df1db7a5038268f87ef4c352d9ca0266a1b63e054e66efca75f035951c1e8904\#
        92ea45bbbb53c6813a6e5e20725eb28db8220c",
          "keys": [
            {
              "id": "8f7bca8b3882955c",
              "public_key": "da3dd5d6ec2799993d9d49fcee7a70e1e835f798c8330a113fe2b28ba7590d26",
              "since": 2,
              "endorsement": null,
              "acceptance": null
            }
          ],
          "leaves": [
            {
              "tree": "organizations",
              "index": 0,
              "header": "invoices leaf 1\u000amonth 2017-01-01\u000aorganization-key 1\u000aorganization \"akkeris\#
        \"\u000aorganization-id -\u000aspace-key 1\u000aspace \"space\"\u000aspace-id -\u000adynos 102213\u000aadd\#
        ons 14000\u000adatabases 0\u000acredits 0\u000adyno-units 61\u000adyno-unit-sum 1787\u000aitems 6\u000alen\#
        gth 1296\u000aresources 5128ab522b4065d442eb0b669dbea89981664d5e33d6bae1a8b73b3cec451c1a\u000a"
            }
          ]
        }
        """#

    /// The last entry.
    static let audit = #"""
        [
          {
            "number": 10,
            "batch": 11,
            "recorded": "2017-02-05T22:16:56.626Z",
            "actor": "request without a key",
            "place": "address 127.0.0.1",
            "action": "paid",
            "detail": "100000 minor units of akkeris for 2017-01-01, key transfer-4711: Transfer 4711",
            "hash": "63d0589a1e2caebae7a21154c8077a543d4588f6499d386f541a0c611279d45e"
          }
        ]
        """#
}
