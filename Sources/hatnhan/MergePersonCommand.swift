import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct MergePersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-person", abstract: "Gộp một hồ sơ người ghi trùng vào hồ sơ còn lại.",
        discussion: """
            Mã ghi trùng thành mã thứ hai của hồ sơ còn lại; hủy ghi nhận thì mỗi bên trở lại như trước. Một việc ghi hai \
            lần thì bỏ đi một biến động, theo số thứ tự khi xem trước.
            """)
    @Argument(help: "Mã hồ sơ ghi trùng.") var code: String
    @Option(name: .long, help: "Mã hồ sơ còn lại.") var into: String
    @Option(name: .long, help: "Số thứ tự của biến động bỏ đi; dùng được nhiều lần.") var drop: [Int] = []
    @Flag(name: .long, help: "Chỉ xem trước, không ghi gì.") var dryRun = false
    @OptionGroup var installation: Installation

    func run() async throws {
        let words = try Words.load("vi")
        let entry = ListEntry(
            ["code": code, "survivor": into], columns: PersonMergerEntry.columns, words: words,
            PersonMergerEntry.draft)
        guard var draft = entry.draft, entry.problems.isEmpty else { return try refuse(entry.problems, words) }
        let register = try await installation.open()
        let asked = draft
        let whole = try await register.read { try People.planMerger(asked, as: .commandLine, $0) }
        if let missing = drop.first(where: { whole.step($0) == nil }) {
            await register.database.close()
            throw Refusal("Không có biến động số \(missing): xem số thứ tự bằng --dry-run.")
        }
        draft.falling = Set(drop.compactMap { whole.step($0)?.id })
        let final = draft
        let plan = try await register.read { try People.planMerger(final, as: .commandLine, $0) }
        show(plan, words)
        guard plan.problems.isEmpty else {
            await register.database.close()
            return try refuse(plan.problems, words)
        }
        if dryRun {
            await register.database.close()
            return Output.line("Xem trước: chưa ghi gì vào sổ.")
        }
        let author = Author(.commandLine, operation: uuid7(at: Date()))
        let receipt = try await register.write { try People.merge(final, by: author, $0) }
        await register.database.close()
        Output.line("Đã ghi nhận, số \(receipt.seq).")
    }

    private func show(_ plan: PersonMergerPlan, _ words: Words) {
        func code(_ isOfGoing: Bool) -> String { isOfGoing ? self.code : into }
        for field in plan.fields {
            let header = PersonList.columns.first { $0.field == field.field }?.header ?? field.field
            Output.line("\(header): \(words.compared(field))")
        }
        for work in plan.works { Output.line("Nơi làm việc: \(words.told(work, of: code(work.isOfGoing)))") }
        for place in plan.responsibilities { Output.line("Phụ trách: \(place.name) (\(place.taxCode))") }
        for (number, step) in plan.steps.enumerated() {
            Output.line(
                "\(number + 1). \(words("movement", step.kind)): \(words.told(step, of: code(step.isOfGoing)))")
        }
    }

    private func refuse(_ problems: [Problem], _ words: Words) throws {
        for problem in problems {
            let header = PersonMergerEntry.columns.first { $0.field == problem.field }?.header
            Output.problem((header.map { "\($0): " } ?? "") + words(problem.message))
        }
        throw ExitCode(1)
    }
}
