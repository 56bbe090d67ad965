import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct MergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Gộp một doanh nghiệp ghi trùng vào doanh nghiệp còn lại.",
        discussion:
            "Tổ chức, người làm việc và cơ sở chuyển theo từ ngày gộp; hủy ghi nhận thì mỗi bên trở lại như trước.")
    @Argument(help: "Mã số thuế ghi trùng.") var taxCode: String
    @Option(name: .long, help: "Mã số thuế còn lại.") var into: String
    @Option(name: .long, help: "Từ ngày.") var from: String
    @Flag(name: .long, help: "Chỉ xem trước, không ghi gì.") var dryRun = false
    @OptionGroup var installation: Installation

    func run() async throws {
        let words = try Words.load("vi")
        let entry = ListEntry(
            ["tax_code": taxCode, "survivor": into, "from": from], columns: EnterpriseMergerEntry.columns, words: words,
            EnterpriseMergerEntry.draft)
        guard let draft = entry.draft, entry.problems.isEmpty else { return try refuse(entry.problems, words) }
        let register = try await installation.open()
        let plan = try await register.read { try Enterprises.planMerger(draft, as: .commandLine, $0) }
        guard plan.problems.isEmpty else {
            await register.database.close()
            return try refuse(plan.problems, words)
        }
        Output.line(
            "Chuyển theo: \(plan.units) tổ chức, \(plan.people) người, \(plan.sites) cơ sở; \(plan.visits) lần khảo sát xem chung."
        )
        if dryRun {
            await register.database.close()
            return Output.line("Xem trước: chưa ghi gì vào sổ.")
        }
        let author = Author(.commandLine, operation: uuid7(at: Date()))
        let receipt = try await register.write { try Enterprises.merge(draft, by: author, $0) }
        await register.database.close()
        Output.line("Đã ghi nhận, số \(receipt.seq).")
    }

    private func refuse(_ problems: [Problem], _ words: Words) throws {
        for problem in problems {
            let header = EnterpriseMergerEntry.columns.first { $0.field == problem.field }?.header
            Output.problem((header.map { "\($0): " } ?? "") + words(problem.message))
        }
        throw ExitCode(1)
    }
}
