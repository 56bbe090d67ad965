import ArgumentParser
import Foundation
import Records
import Storage

/// Where the keys and the database are: the same options on every command.
struct Installation: ParsableArguments {
    @Option(name: .long, help: "Thư mục giữ khóa và cơ sở dữ liệu; mặc định HATNHAN_DATA hoặc ./data.")
    var data: String?

    @Option(name: .long, help: "sqlite:ĐƯỜNG_DẪN hoặc postgres://…; mặc định SQLite trong thư mục dữ liệu.")
    var database: String?

    var folder: URL {
        let path = data ?? ProcessInfo.processInfo.environment["HATNHAN_DATA"] ?? "data"
        return URL(fileURLWithPath: path)
    }

    var keyFile: URL { folder.appending(path: "keys/master.json") }

    func location() throws -> Database.Location {
        if let database { return try Database.Location(database) }
        return .sqlite(path: folder.appending(path: "hatnhan.sqlite").path)
    }

    func connect(clock: (@Sendable () -> Date)? = nil) async throws -> Database {
        if case .sqlite(let path) = try location() {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            let files = FileManager.default
            try files.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            // Names and decisions stand readable in it: the file, and with it its log, is its owner's only.
            if !files.fileExists(atPath: path) {
                _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
        }
        if let clock { return try await Database(location(), clock: clock) }
        return try await Database(location())
    }

    /// The register as it stands: keys and database must be there.
    func open() async throws -> Register {
        let location = try location()
        let missing = Refusal("Chưa có cơ sở dữ liệu ở \(location); chạy: hatnhan migrate")
        // Opening makes an SQLite file that is not there, and a mistyped path should leave nothing behind.
        if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) { throw missing }
        let database = try await connect()
        let known = try Register.migrations()
        let applied = try await database.appliedMigrations()
        guard !applied.isEmpty else { throw missing }
        guard applied.count <= known.count else {
            throw Refusal("Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này; hãy dùng bản mới.")
        }
        guard applied.count == known.count else { throw Refusal("Cơ sở dữ liệu cần nâng cấp; chạy: hatnhan migrate") }
        return try Register(database: database, vault: try vault())
    }

    /// The register for writing: migrated first, with fresh keys where nothing has been recorded yet.
    func prepare(clock: (@Sendable () -> Date)? = nil) async throws -> Register {
        let database = try await connect(clock: clock)
        try await database.migrate(try Register.migrations()) { Output.problem("Nâng cấp cơ sở dữ liệu: \($0)") }
        if !FileManager.default.fileExists(atPath: keyFile.path) {
            guard try await !Self.holdsRecords(database) else { throw missingKeys }
            try KeyFile.store(.fresh(), at: keyFile)
            Output.problem("Đã tạo khóa: \(keyFile.path) — hãy sao lưu riêng (hatnhan keys backup TỆP).")
        }
        return try Register(database: database, vault: try vault(), isDemonstrating: clock != nil)
    }

    func vault() throws -> Vault {
        guard FileManager.default.fileExists(atPath: keyFile.path) else { throw missingKeys }
        do {
            return try KeyFile.load(keyFile)
        } catch is DecodingError {
            throw Refusal("Tệp khóa \(keyFile.path) bị hỏng; phục hồi từ bản sao lưu khóa.")
        }
    }

    /// Puts fresh keys in place, which a database sealed by others refuses: they would open nothing in it.
    func makeKeys() async throws {
        var isThere = true
        if case .sqlite(let path) = try location() { isThere = FileManager.default.fileExists(atPath: path) }
        if isThere {
            let database = try await connect()
            let holdsRecords = try await Self.holdsRecords(database)
            await database.close()
            if holdsRecords { throw missingKeys }
        }
        try KeyFile.store(.fresh(), at: keyFile)
    }

    private static func holdsRecords(_ database: Database) async throws -> Bool {
        guard try await !database.appliedMigrations().isEmpty else { return false }
        return try await database.read { try !$0.run("SELECT 1 FROM operation LIMIT 1").isEmpty }
    }

    private var missingKeys: Refusal {
        Refusal(
            "Không có khóa ở \(keyFile.path). Sổ đã có ghi nhận thì phục hồi khóa từ bản sao lưu; sổ mới thì chạy: hatnhan keys"
        )
    }
}
