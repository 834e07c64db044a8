import Billing
import BillingExport
import Testing

@Suite struct InvoiceListJSONTests {
    @Test(arguments: [
        (Scope.account, "/account/invoices"),
        (.organization("akkeris"), "/organizations/akkeris/invoices"),
        (.space("default"), "/spaces/default/invoices"),
        (.organization("a b/c?d#e%f"), "/organizations/a%20b%2Fc%3Fd%23e%25f/invoices"),
        (.space("é\"<"), "/spaces/%C3%A9%22%3C/invoices"),
        (.organization(".."), "/organizations/%2E%2E/invoices"),
        (.organization("a.b-c_d~e"), "/organizations/a.b-c_d~e/invoices"),
    ])
    func `references use the plural spelling and can be followed as they stand`(scope: Scope, path: String) {
        let bytes = InvoiceListJSON.bytes(of: [Month(year: 2016, month: 12), Month(year: 2017, month: 1)], scope: scope)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "[{\"$ref\":\"\(path)/2016-12-01\"},{\"$ref\":\"\(path)/2017-01-01\"}]")
    }

    @Test func `no months are an empty array`() {
        #expect(InvoiceListJSON.bytes(of: [], scope: .account) == Array("[]".utf8))
    }
}
