// swift-tools-version: 6.2
import PackageDescription

/// The module table of ARCHITECTURE.md, enforced: a target sees what its line names and nothing else.

let warnings: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]
let house: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + warnings
/// For the modules that need no C.
let pure: [SwiftSetting] = house + [.strictMemorySafety()]

let package = Package(
  name: "reader",
  products: [.executable(name: "reader", targets: ["reader"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    // For the paths of swift-subprocess.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .executableTarget(
      name: "reader",
      dependencies: [
        "Archive", "CMalloc", "EntityRecognition", "Ingest", "News", "Newsroom", "ReaderTerminal", "ReaderUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "lab",
      dependencies: [
        "CMalloc", "EntityRecognition", "News",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .target(
      name: "ReaderTerminal", dependencies: ["CNcurses", "CTerminalSignals", "News", "ReaderUI"], swiftSettings: house),
    .target(name: "ReaderUI", dependencies: ["News"], swiftSettings: pure),
    .target(
      name: "Newsroom",
      dependencies: [
        "Archive", "EntityRecognition", "Ingest", "News", "Relatedness",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),
    .target(name: "Ingest", dependencies: ["CCurl", "CLibXML2", "CZlib", "News"], swiftSettings: house),
    .target(name: "EntityRecognition", dependencies: ["CModels", "News"], swiftSettings: house),
    .target(name: "Relatedness", dependencies: ["News"], swiftSettings: pure),
    .target(
      name: "Archive",
      dependencies: [
        "News",
        .product(name: "GRDB", package: "GRDB.swift"),
        // For the one call of SQLite that GRDB does not wrap.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(name: "News", swiftSettings: pure),

    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    // Loads libcurl itself, so that nothing is linked.
    .target(name: "CCurl"),
    .target(name: "CTerminalSignals"),
    .target(name: "CModels", exclude: ["clusters.bin", "gazetteer.bin", "languages.bin", "roles.bin", "tagger.bin"]),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(name: "TestServer", path: "Tests/TestServer", swiftSettings: house),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive", "News"], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Archive", "CVTerm", "EntityRecognition", "News", "ReaderTerminal", "ReaderUI", "TestServer", "reader",
      ],
      swiftSettings: house),
    .testTarget(name: "EntityRecognitionTests", dependencies: ["EntityRecognition", "News"], swiftSettings: house),
    .testTarget(name: "IngestTests", dependencies: ["CCurl", "Ingest", "News", "TestServer"], swiftSettings: house),
    .testTarget(name: "NewsTests", dependencies: ["News"], swiftSettings: house),
    .testTarget(
      name: "NewsroomTests", dependencies: ["Archive", "Ingest", "News", "Newsroom", "TestServer"], swiftSettings: house
    ),
    .testTarget(
      name: "ReaderTerminalTests", dependencies: ["News", "ReaderTerminal", "ReaderUI"], swiftSettings: house),
    .testTarget(
      name: "ReaderUITests", dependencies: ["News", "ReaderUI"], exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(
      name: "ReaderCommandTests",
      dependencies: ["Archive", "EntityRecognition", "News", "TestServer", "lab", "reader"],
      swiftSettings: house),
    .testTarget(name: "RelatednessTests", dependencies: ["News", "Relatedness"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
