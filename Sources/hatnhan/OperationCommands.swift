import ArgumentParser
import Domain
import Exchange
import FoundationEssentials
import Records
import Storage
import Vietnamese

struct OperationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations", abstract: "Các ghi nhận gần đây, mới nhất trước.")
    @Option(name: .long, help: "Nhiều nhất bao nhiêu ghi nhận.") var limit = 20
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit phải từ 1 trở lên.") }
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let limit = limit
        let found = try await register.read { desk in
            try Operations.recent(as: .commandLine, limit: limit, offset: 0, desk)
        }
        await register.database.close()
        if json { return try Output.json(found.operations.map { OperationEntry($0, words) }) }
        for summary in found.operations { Output.line(OperationEntry(summary, words).sentence) }
        Output.line("\(Numbers.grouped(found.operations.count)) trong \(Numbers.grouped(found.count)) ghi nhận.")
    }
}

struct OperationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operation", abstract: "Một ghi nhận: ai, lúc nào, những điều được ghi.")
    @Argument(help: "Số ghi nhận; xem lệnh operations.") var seq: Int
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    private struct Entry: Encodable {
        let operation: OperationEntry
        let chain: String
        let reason: String?
        /// What stands against reversing it.
        let against: String?
        let facts: [Fact]
    }

    private struct Fact: Encodable {
        let what: String
        let about: String
        let unit: String
        let effectiveOn: String
        let decision: String?
        let decisionOn: String?
        let isReversed: Bool

        init(_ fact: OperationDetail.Fact, _ words: Words) {
            what = words.what(fact)
            about = fact.title
            unit = fact.unitCode
            effectiveOn = fact.effectiveOn.iso
            decision = fact.decision?.number
            decisionOn = fact.decision?.issuedOn.iso
            isReversed = fact.isReversed
        }
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let seq = seq
        let detail = try await register.read { desk in
            try Operations.detail(seq, facts: 0..<Int(Int32.max), as: .commandLine, desk)
        }
        await register.database.close()
        let entry = Entry(
            operation: OperationEntry(detail.summary, words), chain: detail.chain, reason: detail.reason,
            against: detail.against.map { words($0) }, facts: detail.facts.map { Fact($0, words) })
        if json { return try Output.json(entry) }
        Output.line(entry.operation.sentence)
        if let reason = entry.reason { Output.line("  Lý do: \(reason)") }
        Output.line("  Dấu niêm phong: \(entry.chain)")
        for fact in detail.facts {
            let decision = fact.decision.map { ", số \($0.number) ngày \($0.issuedOn.vietnamese)" } ?? ""
            let reversed = fact.isReversed ? " (đã hủy)" : ""
            Output.line(
                "  \(fact.effectiveOn.vietnamese)  \(Fact(fact, words).what)\(reversed): \(fact.title), \(fact.unitName)\(decision)"
            )
        }
        Output.line(entry.against.map { "Không hủy được: \($0)." } ?? "Hủy được: hatnhan reverse \(seq) --reason …")
    }
}

/// One operation, as JSON and as a sentence.
private struct OperationEntry: Encodable {
    let number: Int
    let kind: String
    let what: String
    let at: String
    let by: String
    let unit: String?
    let facts: Int
    let reverses: Int?
    let reversedBy: [Int]
    private let said: String

    private enum CodingKeys: CodingKey { case number, kind, what, at, by, unit, facts, reverses, reversedBy }

    init(_ summary: OperationSummary, _ words: Words) {
        let operation = summary.operation
        number = operation.seq
        kind = operation.kind.rawValue
        what = words("operation.\(operation.kind.rawValue)")
        at = Timestamp.text(operation.at)
        by = summary.accountName
        unit = summary.unitCode
        facts = summary.facts
        reverses = operation.reverses
        reversedBy = summary.reversedBy
        said = "lúc \(Timestamp.vietnamese(operation.at))"
    }

    /// `Ghi nhận số 4: Nhập danh sách người, lúc …, Hệ thống`.
    var sentence: String {
        var parts = ["Ghi nhận số \(number): \(what)\(reverses.map { " số \($0)" } ?? "")", said, by]
        if facts > 0 { parts.append("\(Numbers.grouped(facts)) sự việc") }
        if let unit { parts.append(unit) }
        if !reversedBy.isEmpty {
            parts.append("đã hủy bởi số \(reversedBy.map { String($0) }.joined(separator: ", "))")
        }
        return parts.joined(separator: ", ")
    }
}
