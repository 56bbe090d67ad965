import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Ghi nhận một dòng của một danh sách, không cần tệp.",
        discussion: """
            Mỗi ô viết "Tên cột=giá trị", tên cột như trong tệp mẫu hoặc trong docs/data.md, ví dụ:
            hatnhan record movements "Mã hồ sơ=HS-01" "kind=Kết nạp" …
            """)
    @Argument(help: ArgumentHelp(ListKind.help)) var kind: ListKind
    @Argument(help: "Các ô, mỗi ô viết \"Tên cột=giá trị\".", transform: Self.entry) var cells: [Entry]
    @OptionGroup var installation: Installation

    struct Entry {
        let heading: String
        let text: String
    }

    private static func entry(_ argument: String) throws -> Entry {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
            throw ValidationError("“\(argument)” không có dạng \"Tên cột=giá trị\".")
        }
        return Entry(
            heading: String(argument[..<equals]).trimmedWhitespace,
            text: String(argument[argument.index(after: equals)...]))
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.prepare()
        let author = Author(.commandLine, operation: uuid7(at: Date()))
        let report = try await ListImport(kind, words: words).record(
            cells.map { ($0.heading, $0.text) }, into: register, by: author)
        await register.database.close()
        for warning in report.warnings { Output.problem("Lưu ý: " + sentence(warning)) }
        for problem in report.problems { Output.problem(sentence(problem)) }
        guard report.problems.isEmpty else {
            Output.problem("\(Numbers.grouped(report.problems.count)) chỗ cần sửa; chưa ghi gì vào sổ.")
            throw ExitCode(1)
        }
        if let operation = report.operation {
            Output.line("Đã ghi nhận, số \(operation).")
        } else {
            Output.line("Không có gì mới, sổ không đổi.")
        }
    }

    private func sentence(_ problem: CellProblem) -> String {
        let heading = problem.column.map { "\($0): " } ?? ""
        return "\(heading)“\(problem.value)” \(problem.message)"
    }
}

struct ReverseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse", abstract: "Hủy một ghi nhận đã ghi nhầm; ghi nhận cũ vẫn còn trong sổ.")
    @Argument(help: "Số ghi nhận; xem lệnh operations.") var seq: Int
    @Option(name: .long, help: "Lý do hủy; không ghi thông tin riêng của ai.") var reason: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let register = try await installation.open()
        let (seq, reason) = (seq, reason.nfc.trimmedWhitespace)
        let author = Author(.commandLine, operation: uuid7(at: Date()))
        let receipt = try await register.write { desk in
            try Reversal.reverse(seq, reason: reason, by: author, desk)
        }
        await register.database.close()
        Output.line("Đã hủy ghi nhận số \(seq) bằng ghi nhận số \(receipt.seq).")
    }
}
