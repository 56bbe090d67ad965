import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

extension ListKind: ExpressibleByArgument {}

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Nhập một danh sách Excel: tất cả các dòng, hoặc không dòng nào.")
    @Argument(help: "units, enterprises, people, movements, surveys, targets hoặc reported.") var kind: ListKind
    @Argument(help: "Tệp .xlsx.") var file: String
    @Flag(name: .long, help: "Chỉ xem trước, không ghi gì.") var dryRun = false
    @Flag(name: .long, help: "Ghi lại cả những dòng đã bị hủy ghi nhận trước đây.") var again = false
    @OptionGroup var installation: Installation

    func run() async throws {
        let words = try Words.load("vi")
        let printer = ImportPrinter(file: file, words: words)
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Refusal("\(file): \(words("import.unreadable"))")
        }
        let register = try await dryRun ? installation.open() : installation.prepare()
        Output.problem("Đang đọc \(file) (\(Numbers.grouped(data.count / 1024)) KiB)…")
        let author = Author(.commandLine, operation: uuid7(at: Date()))
        do {
            let report = try await ListImport(kind, words: words).run(
                data, into: register, by: author, isDryRun: dryRun, reviving: again)
            printer.print(report, isDryRun: dryRun)
            await register.database.close()
            if !report.problems.isEmpty { throw ExitCode(1) }
        } catch let unreadable as UnreadableFile {
            throw Refusal("\(file): \(words(unreadable.message))")
        }
    }
}

/// Says what an import did: to people, with file, sheet, row, column, value and what was expected.
struct ImportPrinter {
    let file: String
    let words: Words

    func print(_ report: ImportReport, isDryRun: Bool) {
        for problem in report.warnings { Output.problem("Lưu ý: " + sentence(problem)) }
        if !report.unusedColumns.isEmpty {
            Output.problem("Cột không dùng đến: \(report.unusedColumns.joined(separator: ", "))")
        }
        if !report.unreadSheets.isEmpty {
            Output.problem("Trang tính không đọc: \(report.unreadSheets.joined(separator: ", "))")
        }
        if !report.leftOut.isEmpty {
            let rows = report.leftOut.map { String($0) }.joined(separator: ", ")
            Output.problem("Bỏ qua \(report.leftOut.count) dòng đã bị hủy ghi nhận hoặc đã xóa: dòng \(rows)")
            Output.problem("Nếu đúng là cần ghi lại những dòng đã hủy, thêm --again.")
        }
        guard report.problems.isEmpty else {
            for problem in report.problems { Output.problem(sentence(problem)) }
            Output.problem("\(file): \(Numbers.grouped(report.problems.count)) chỗ cần sửa; chưa ghi gì vào sổ.")
            return
        }
        let counts =
            "\(Numbers.grouped(report.rows)) dòng: mới \(Numbers.grouped(report.new)), đã có \(Numbers.grouped(report.same))"
        if isDryRun {
            Output.line("\(file): \(counts). Xem trước: chưa ghi gì vào sổ.")
        } else if let operation = report.operation {
            Output.line("\(file): \(counts). Đã ghi nhận, số \(operation).")
        } else {
            Output.line("\(file): \(counts). Không có gì mới, sổ không đổi.")
        }
    }

    private func sentence(_ problem: CellProblem) -> String {
        var place = "\(file), trang \(problem.sheet)"
        if let row = problem.row { place += ", dòng \(row)" }
        if let column = problem.column { place += ", cột \(column)" }
        return "\(place): “\(problem.value)” \(problem.message)"
    }
}

struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "Tạo tệp Excel mẫu của một danh sách.")
    @Argument(help: "units, enterprises, people, movements, surveys, targets hoặc reported.") var kind: ListKind
    @Option(name: .long, help: "Tệp .xlsx sẽ tạo.") var out: String
    @OptionGroup var installation: Installation

    func run() async throws {
        let words = try Words.load("vi")
        do {
            try ListTemplate(kind, words: words).write(to: out)
        } catch {
            throw Refusal("Không ghi được tệp: \(out)")
        }
        Output.line("Đã tạo mẫu: \(out)")
    }
}
