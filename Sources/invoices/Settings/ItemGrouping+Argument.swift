public import ArgumentParser
public import Billing

extension ItemGrouping: ExpressibleByArgument {}
