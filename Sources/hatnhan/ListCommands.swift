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
        commandName: "import", abstract: "Nhập một danh sách Excel hoặc CSV: tất cả các dòng, hoặc không dòng nào.")
    @Argument(help: ArgumentHelp(ListKind.help)) var kind: ListKind
    @Argument(help: "Tệp .xlsx hoặc .csv.") var file: String
    @Flag(name: .long, help: "Chỉ xem trước, không ghi gì.") var dryRun = false
    @Option(name: .long, help: "Nhận những dòng nhận được và viết các dòng khác, kèm lý do, vào tệp .xlsx này.")
    var refused: String?
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
            let mode = dryRun ? ImportMode.preview : refused == nil ? .whole : .acceptable
            let report = try await ListImport(kind, words: words).run(
                data, into: register, by: author, mode: mode, reviving: again, progress: Self.tell)
            await register.database.close()
            printer.print(report, mode)
            if report.problems.isEmpty { return }
            if let refused { try write(report, of: data, to: refused, words) }
            throw ExitCode(1)
        } catch let unreadable as UnreadableFile {
            throw Refusal("\(file): \(words(unreadable.message))")
        }
    }
}

extension ImportCommand {
    /// Says how far a long list has come.
    @Sendable private static func tell(_ progress: ImportProgress) {
        guard progress.stage == .reading, progress.total == nil, progress.done > 0,
            progress.done.isMultiple(of: 10_000)
        else { return }
        Output.problem("Đã đọc \(Numbers.grouped(progress.done)) dòng…")
    }

    private func write(_ report: ImportReport, of data: Data, to path: String, _ words: Words) throws {
        let bytes = try RefusedRows.workbook(of: data, report: report, words: words)
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw Refusal("Không ghi được tệp: \(path)")
        }
        let count = Numbers.grouped(report.refused.count)
        Output.line("\(count) dòng chưa nhận, kèm lý do: \(path). Sửa rồi nhập lại chính tệp ấy.")
    }
}

/// Says what an import did: to people, with file, sheet, row, column, value and what was expected.
struct ImportPrinter {
    let file: String
    let words: Words

    func print(_ report: ImportReport, _ mode: ImportMode) {
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
        for problem in report.problems { Output.problem(sentence(problem)) }
        if !report.problems.isEmpty && report.operation == nil {
            Output.problem("\(file): \(Numbers.grouped(report.problems.count)) chỗ cần sửa; chưa ghi gì vào sổ.")
            if mode == .whole { return }
        }
        var counts =
            "\(Numbers.grouped(report.rows)) dòng: mới \(Numbers.grouped(report.new)), đã có \(Numbers.grouped(report.same))"
        if !report.refused.isEmpty { counts += ", không nhận \(Numbers.grouped(report.refused.count))" }
        if mode == .preview {
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
    @Argument(help: ArgumentHelp(ListKind.help)) var kind: ListKind
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
