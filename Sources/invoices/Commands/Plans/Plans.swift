import ArgumentParser

/// `invoices plans`
struct Plans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows and sets the price book.",
        discussion: """
            EXAMPLES
              invoices plans list
              invoices plans set gp2 60
              invoices plans set alamo-redis:small 140 --type addon --from 2017-02-01
              invoices plans import prices.csv

            Usage events that bring no price take it from here: by their dyno size or add-on plan, and their time. A price from \
            a date on divides what runs then. Usage that brought a price of its own stays as it is.
            """,
        subcommands: [PlansList.self, PlansSet.self, PlansImport.self])
}
