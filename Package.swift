// swift-tools-version: 6.2
import PackageDescription

/// Every target of this package is built with the same rules. Continuous integration also turns warnings into errors.
let rules: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "platform-invoices",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "invoices", targets: ["invoices"]),
        .library(name: "Billing", targets: ["Billing"]),
        .library(name: "BillingService", targets: ["BillingService"]),
        .library(name: "BillingSQLite", targets: ["BillingSQLite"]),
        .library(name: "BillingImport", targets: ["BillingImport"]),
        .library(name: "BillingExport", targets: ["BillingExport"]),
        .library(name: "BillingPDF", targets: ["BillingPDF"]),
        .library(name: "CCairo", targets: ["CCairo"]),
        .library(name: "BillingPages", targets: ["BillingPages"]),
        .library(name: "BillingProof", targets: ["BillingProof"]),
        .library(name: "BillingTesting", targets: ["BillingTesting"]),
        .library(name: "PostgresClient", targets: ["PostgresClient"]),
        .library(name: "PostgresTesting", targets: ["PostgresTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(name: "Billing"),
        .target(name: "BillingService", dependencies: ["Billing"]),
        .target(name: "BillingSQLite", dependencies: ["Billing", "BillingService", grdb, sqlite]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .target(name: "PostgresClient", dependencies: ["CLibPQ"]),
        .target(name: "BillingPostgres", dependencies: ["Billing", "BillingService", "PostgresClient"]),
        .target(name: "PostgresTesting"),
        .target(name: "BillingImport", dependencies: ["Billing", "BillingService", "PostgresClient", crypto, logging]),
        .target(name: "BillingExport", dependencies: ["Billing"]),
        .systemLibrary(
            name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
        .target(name: "BillingPDF", dependencies: ["Billing", "CCairo"]),
        .target(name: "BillingPages", dependencies: ["Billing", mustache]),
        .target(name: "BillingProof", dependencies: ["Billing", "BillingExport", "BillingService", crypto]),
        .target(
            name: "BillingWeb",
            dependencies: [
                "Billing", "BillingExport", "BillingImport", "BillingPDF", "BillingPages", "BillingProof", "BillingService",
                crypto, httpTypes, hummingbird, lifecycle, logging, nioCore,
            ]),
        .target(name: "BrowserTesting", dependencies: [httpClient, nioCore, nioHTTP1]),
        .target(name: "BillingTesting", dependencies: ["Billing", "BillingExport", "BillingProof", "BillingService"]),
        .executableTarget(
            name: "invoices",
            dependencies: [
                "Billing", "BillingExport", "BillingImport", "BillingPDF", "BillingPostgres", "BillingProof", "BillingService",
                "BillingSQLite", "BillingWeb", argumentParser, configuration, httpClient, lifecycle, logging, nioCore, nioHTTP1,
                signals, system,
                yams,
                .target(name: "CMalloc", condition: .when(platforms: [.linux])),
            ]),
        .executableTarget(name: "simulate", dependencies: ["BillingExport", "BillingService", "BillingTesting"]),
        .testTarget(name: "BillingTests", dependencies: ["Billing", "BillingTesting"]),
        .testTarget(name: "BillingServiceTests", dependencies: ["Billing", "BillingService", "BillingTesting"]),
        .testTarget(
            name: "BillingSQLiteTests", dependencies: ["Billing", "BillingService", "BillingSQLite", "BillingTesting", grdb]),
        .testTarget(name: "PostgresClientTests", dependencies: ["PostgresClient", "PostgresTesting"]),
        .testTarget(
            name: "BillingPostgresTests",
            dependencies: ["Billing", "BillingPostgres", "BillingService", "BillingTesting", "PostgresClient", "PostgresTesting"]),
        .testTarget(
            name: "BillingImportTests",
            dependencies: [
                "Billing", "BillingImport", "BillingService", "BillingTesting", "PostgresClient", "PostgresTesting", crypto,
                logging,
            ]),
        .testTarget(
            name: "BillingExportTests", dependencies: ["Billing", "BillingExport", "BillingService", "BillingTesting"],
            exclude: ["Golden"]),
        .testTarget(
            name: "BillingPDFTests", dependencies: ["Billing", "BillingPDF", "BillingTesting"], exclude: ["Golden"]),
        .testTarget(
            name: "BillingPagesTests",
            dependencies: ["Billing", "BillingExport", "BillingPages", "BillingService", "BillingTesting"],
            exclude: ["Golden"]),
        .testTarget(name: "BrowserTestingTests", dependencies: ["BrowserTesting"]),
        .testTarget(
            name: "BillingProofTests",
            dependencies: [
                "Billing", "BillingExport", "BillingProof", "BillingService", "BillingSQLite", "BillingTesting", crypto, grdb,
            ]),
        .testTarget(
            name: "BillingWebTests",
            dependencies: [
                "Billing", "BillingExport", "BillingImport", "BillingPages", "BillingPDF", "BillingProof", "BillingService",
                "BillingTesting", "BillingWeb", crypto, httpTypes, hummingbird, hummingbirdTesting, logging, nioCore,
            ]),
        .testTarget(
            name: "invoicesTests",
            dependencies: [
                "Billing", "BillingExport", "BillingImport", "BillingService", "BillingSQLite", "BillingTesting",
                "BrowserTesting", "PostgresClient", "PostgresTesting", "invoices", httpClient, nioCore, nioHTTP1,
            ],
            exclude: ["Golden"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + rules
}
