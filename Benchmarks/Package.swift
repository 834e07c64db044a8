// swift-tools-version: 6.2
import PackageDescription

let platformInvoices = "platform-invoices"

let package = Package(
    name: "invoices-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: platformInvoices, path: ".."),
        // For the peers that talk to SQLite's C interface.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // For the peer that answers with the bytes of a file.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .executableTarget(
            name: "invoices-benchmarks",
            dependencies: [
                .product(name: "Billing", package: platformInvoices),
                .product(name: "BillingExport", package: platformInvoices),
                .product(name: "BillingImport", package: platformInvoices),
                .product(name: "BillingPDF", package: platformInvoices),
                .product(name: "BillingPages", package: platformInvoices),
                .product(name: "BillingService", package: platformInvoices),
                .product(name: "BillingSQLite", package: platformInvoices),
                .product(name: "BillingTesting", package: platformInvoices),
                .product(name: "CCairo", package: platformInvoices),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "PostgresClient", package: platformInvoices),
                .product(name: "PostgresTesting", package: platformInvoices),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ] + (Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]))
    ]
)
