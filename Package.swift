// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: [Target.Dependency] = [
    .product(name: "Crypto", package: "swift-crypto"),
    .product(name: "CryptoExtras", package: "swift-crypto"),
]

/// The rooms, in the order imports may flow: a room imports only rooms above it.
let rooms: [Target] = [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CWorkbook", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(
        name: "Storage",
        dependencies: [
            "CPostgres",
            .product(name: "GRDB", package: "GRDB.swift"),
            .product(name: "GRDBSQLite", package: "GRDB.swift"),
            .product(name: "Crypto", package: "swift-crypto"),
        ],
        swiftSettings: settings),
    .target(name: "Vietnamese", dependencies: ["CICU"], swiftSettings: settings),
    .target(name: "Office", dependencies: ["CZip", "CExpat", "CWorkbook"], swiftSettings: settings),
    .target(name: "Domain", dependencies: ["Vietnamese"], swiftSettings: settings),
    .target(
        name: "Records",
        dependencies: ["Domain", "Storage", "Vietnamese", .product(name: "Yams", package: "Yams")] + crypto,
        resources: [.copy("Migrations"), .copy("RuleBook"), .copy("PlaceBook")],
        swiftSettings: settings),
    .target(
        name: "Exchange",
        dependencies: [
            "Records", "Office", "Domain", "Vietnamese", .product(name: "Yams", package: "Yams"),
        ],
        resources: [.copy("Strings")],
        swiftSettings: settings),
    .target(
        name: "Web",
        dependencies: [
            "Exchange", "Records", "Domain", "Vietnamese", "CQREncode",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "AsyncHTTPClient", package: "async-http-client"),
            .product(name: "JWTKit", package: "jwt-kit"),
        ] + crypto,
        resources: [.copy("Look"), .copy("Strings"), .copy("Interface/openapi.json")],
        swiftSettings: settings),
    .executableTarget(
        name: "hatnhan",
        dependencies: [
            "Web", "Exchange", "Records", "Domain", "Vietnamese", "Storage",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "HummingbirdTLS", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: settings),
]

let tests: [Target] = [
    .target(
        name: "TestKit",
        dependencies: ["CPostgres", "Storage", "Records", "Domain", "Vietnamese", "Exchange", "Office"],
        path: "Tests/TestKit",
        swiftSettings: settings),
    .testTarget(name: "StorageTests", dependencies: ["Storage", "TestKit"], swiftSettings: settings),
    .testTarget(name: "VietnameseTests", dependencies: ["Vietnamese"], swiftSettings: settings),
    .testTarget(name: "OfficeTests", dependencies: ["Office", "CZip", "CExpat"], swiftSettings: settings),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "Vietnamese"], swiftSettings: settings),
    .testTarget(
        name: "RecordsTests",
        dependencies: ["Records", "Domain", "Storage", "Vietnamese", "TestKit"],
        swiftSettings: settings),
    .testTarget(
        name: "ExchangeTests",
        dependencies: ["Exchange", "Records", "Domain", "Office", "Storage", "Vietnamese", "TestKit"],
        swiftSettings: settings),
    .testTarget(
        name: "WebTests",
        dependencies: [
            "Web", "Exchange", "Records", "Domain", "Storage", "Vietnamese", "TestKit",
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdTesting", package: "hummingbird"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOEmbedded", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "InMemoryLogging", package: "swift-log"),
            .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: settings),
]

let package = Package(
    name: "HatNhan",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "hatnhan", targets: ["hatnhan"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: rooms + tests,
    swiftLanguageModes: [.v6]
)
