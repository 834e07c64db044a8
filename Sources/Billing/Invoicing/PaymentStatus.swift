/// Whether an invoice is paid, as the mission document spells it.
public enum PaymentStatus: String, Sendable {
    case pending = "Pending"
    case paid = "Paid"
}

/// Which number stands for which payment status in an invoice's `state`.
public enum StateNumbers: String, Sendable, CaseIterable {
    /// As in the mission document: `Pending` is 1, `Paid` is 2.
    case document
    /// As clients of controller-api expect: `Paid` is 1, `Pending` is 2.
    case controllerAPI = "controller-api"

    public func number(of status: PaymentStatus) -> Int {
        switch (self, status) {
        case (.document, .pending), (.controllerAPI, .paid): 1
        case (.document, .paid), (.controllerAPI, .pending): 2
        }
    }
}
