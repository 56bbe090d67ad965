import ArgumentParser
import Domain
import Exchange
import Foundation
import Logging
import Records
import Storage
import Vietnamese
import Web

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tạo hoặc nâng cấp cơ sở dữ liệu.")
    @OptionGroup var installation: Installation

    func run() async throws {
        let database = try await installation.connect()
        let applied = try await database.migrate(try Register.migrations()) { Output.problem("Đang chạy \($0)…") }
        Output.line(
            applied.isEmpty ? "Cơ sở dữ liệu đã ở bản mới nhất." : "Đã nâng cấp: \(applied.joined(separator: ", "))")
        await database.close()
    }
}

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tạo, thay hoặc sao lưu khóa chủ.",
        discussion: "Không có khóa chủ thì không ai đọc được các giá trị niêm phong trong cơ sở dữ liệu.",
        subcommands: [Make.self, Rotate.self, Forget.self, BackUp.self], defaultSubcommand: Make.self)

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tạo khóa nếu chưa có.")
        @OptionGroup var installation: Installation

        func run() async throws {
            if FileManager.default.fileExists(atPath: installation.keyFile.path) {
                _ = try installation.vault()
                Output.line("Đã có khóa: \(installation.keyFile.path)")
            } else {
                try await installation.makeKeys()
                Output.line("Đã tạo khóa: \(installation.keyFile.path)")
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thêm khóa chủ mới và bọc lại mọi khóa dữ liệu; khóa cũ còn giữ đến khi chạy keys forget.")
        @OptionGroup var installation: Installation

        func run() async throws {
            _ = try installation.vault()
            let database = try await installation.connect()
            let count = try await KeyRotation.rotate(keyFile: installation.keyFile, in: database)
            await database.close()
            Output.line("Đã thay khóa chủ; bọc lại \(Numbers.grouped(count)) khóa dữ liệu.")
            Output.line("Khởi động lại máy chủ đang chạy, rồi chạy: hatnhan keys forget")
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bỏ các khóa chủ cũ, khi không khóa dữ liệu nào còn cần.",
            discussion: "Bản sao lưu làm trước khi thay khóa cần khóa của lúc đó: giữ bản sao khóa cũ bên cạnh.")
        @OptionGroup var installation: Installation

        func run() async throws {
            _ = try installation.vault()
            let database = try await installation.connect()
            do {
                try await KeyRotation.forget(keyFile: installation.keyFile, in: database)
            } catch KeyRotation.Problem.stillNeeded(let count) {
                throw Refusal(
                    "Còn \(Numbers.grouped(count)) khóa dữ liệu dùng khóa chủ cũ; chạy lại: hatnhan keys rotate")
            }
            await database.close()
            Output.line("Đã bỏ các khóa chủ cũ.")
        }
    }

    struct BackUp: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "backup", abstract: "Chép khóa ra một tệp.")
        @Argument(help: "Tệp nhận bản sao.") var file: String
        @OptionGroup var installation: Installation

        func run() async throws {
            let target = URL(fileURLWithPath: file)
            guard !FileManager.default.fileExists(atPath: target.path) else { throw Refusal("Tệp đã có: \(file)") }
            try KeyFile.store(try installation.vault(), at: target)
            Output.line("Đã chép khóa vào \(file). Cất tệp này ở nơi khác với cơ sở dữ liệu.")
        }
    }
}

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nạp một bộ dữ liệu trình diễn (mọi người và doanh nghiệp đều hư cấu).",
        discussion: "Sổ đã có ghi nhận thật thì từ chối. Nạp lại không đổi gì.")
    @Argument(help: "Tên trong thư mục Examples, hoặc đường dẫn; million: một thành phố hư cấu một triệu người.")
    var world: String
    @Option(name: .long, help: "Với million: số gieo; cùng số thì cùng một thành phố.") var seed: UInt64 = 1
    @Option(name: .long, help: "Với million: số người.") var people = 1_000_000
    @Flag(name: .long, help: "In số liệu dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    func validate() throws {
        guard (1000...5_000_000).contains(people) else {
            throw ValidationError("--people phải từ 1.000 đến 5.000.000.")
        }
    }

    func run() async throws {
        guard world != "million" else { return try await loadCity() }
        let folder = try WorldFolder.find(world)
        let world = try World.load(folder)
        let clock = DemonstrationClock()
        let register = try await installation.prepare(clock: { clock.now })
        let words = try Words.load("vi")
        do {
            try await world.load(from: folder, into: register, clock: clock, words: words) { file, report in
                guard !json else { return }
                let kept = report.hasNews ? "ghi nhận số \(report.operation ?? 0)" : "không có gì mới"
                Output.problem(
                    "\(file): \(Numbers.grouped(report.rows)) dòng, mới \(Numbers.grouped(report.new)) (\(kept))")
            }
        } catch let refused as World.Refused {
            ImportPrinter(file: refused.file, words: words).print(refused.report, .whole)
            throw ExitCode(1)
        }
        await register.database.close()
        try await show(world)
    }

    /// The figures the world is about, as known then and now.
    private func show(_ world: World) async throws {
        guard let from = Day(iso: world.from), let to = Day(iso: world.to) else { return }
        let register = try await installation.open()
        let words = try Words.load("vi")
        var tables: [FigureTable] = []
        for moment in [KnownMoment(argument: world.knownAt), nil] {
            let printer = FigurePrinter(from: from, to: to, knownAt: moment, words: words)
            for unit in world.shown {
                if json {
                    tables.append(try await printer.table(unit: unit, register))
                } else {
                    try await printer.print(unit: unit, register)
                }
            }
        }
        if json { try Output.json(tables) }
        await register.database.close()
    }
}

extension Demo {
    /// The demonstration that `serve` offers beside the register, in a folder of its own; none where its lists are
    /// not installed.
    static func playground(beside installation: Installation, words: Words, logger: Logger) throws -> Playground? {
        guard let folder = try? WorldFolder.find("dong-da-2024-q1") else { return nil }
        let world = try World.load(folder)
        let place = installation.folder.appending(path: "demonstration").path
        return Playground(words: words, logger: logger) {
            var beside = Installation()
            (beside.data, beside.database) = (place, nil)
            let clock = DemonstrationClock()
            let loading = try await beside.prepare(clock: { clock.now })
            do {
                // Once somebody may write over it, it is whole.
                if try await loading.read({ try Accounts.credential(login: Playground.login, $0) }) == nil {
                    try await world.load(from: folder, into: loading, clock: clock, words: words) { _, _ in }
                }
            } catch {
                await loading.database.close()
                throw error
            }
            await loading.database.close()
            return try await beside.open()
        }
    }
}

struct WorldsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worlds", abstract: "Dựng lại các tệp Excel của một bộ dữ liệu trình diễn từ nguồn đọc được.",
        shouldDisplay: false)
    @Argument(help: "Tên hoặc đường dẫn.") var world: String

    func run() async throws {
        let folder = try WorldFolder.find(world)
        let world = try World.load(folder)
        try world.build(in: folder, words: try Words.load("vi"))
        Output.line("Đã dựng \(world.imports.count) tệp trong \(folder.path)")
    }
}

/// Finds the folder of a world: a path, or a name under `Examples` here or beside the installed program.
enum WorldFolder {
    static func find(_ name: String) throws -> URL {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let candidates = [
            URL(fileURLWithPath: name),
            URL(fileURLWithPath: "Examples").appending(path: name),
            program.deletingLastPathComponent().appending(path: "../share/hatnhan/Examples/\(name)"),
        ]
        let found = candidates.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "world.yaml").path)
        }
        guard let found else { throw Refusal("Không có bộ dữ liệu trình diễn tên \(name).") }
        return found.standardizedFileURL
    }
}
