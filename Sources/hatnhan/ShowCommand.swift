import ArgumentParser
import Domain
import Exchange
import Foundation
import Records
import Storage
import Vietnamese

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Điều sổ đang ghi về một đơn vị, một doanh nghiệp hoặc một người.",
        discussion: "Chi tiết niêm phong của người không bao giờ được in ra.")
    @Argument(help: "unit, enterprise hoặc person.") var subject: Subject
    @Argument(help: "Mã đơn vị, mã số thuế hoặc mã hồ sơ.") var code: String
    @Flag(name: .long, help: "In dưới dạng JSON.") var json = false
    @OptionGroup var installation: Installation

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case unit, enterprise, person

        var kind: ListKind {
            switch self {
            case .unit: .units
            case .enterprise: .enterprises
            case .person: .people
            }
        }
    }

    func run() async throws {
        let words = try Words.load("vi")
        let register = try await installation.open()
        let (subject, code) = (subject, code)
        let sheet = try await register.read { desk in try SubjectSheet(subject, code, words, desk) }
        await register.database.close()
        guard let sheet else { throw Refusal("Không có trong sổ: \(code)") }
        if json { return try Output.json(sheet) }
        sheet.printed.forEach { Output.line($0) }
    }
}

/// What stands about one subject: its own row, and the rows of other lists that name it.
struct SubjectSheet: Encodable {
    struct Cell: Encodable {
        let field: String
        let heading: String
        let value: String
    }

    struct Section: Encodable {
        let title: String
        let rows: [[Cell]]
    }

    let code: String
    let facts: [Cell]
    let sections: [Section]

    /// Nil where there is no such subject.
    init?(_ subject: ShowCommand.Subject, _ code: String, _ words: Words, _ desk: Desk) throws {
        func rows(_ kind: ListKind, _ narrow: (inout ListFilter) -> Void) throws -> [[Cell]] {
            var filter = ListFilter()
            narrow(&filter)
            let table = try ListExport(kind, words: words).rows(filter, as: .commandLine, desk)
            return table.rows.map { row in
                zip(table.columns, row).filter { $0.1 != .empty }.map {
                    Cell(field: $0.field, heading: $0.header, value: $1.said)
                }
            }
        }
        func section(_ kind: ListKind, naming fields: [String] = []) throws -> Section {
            let all = try rows(kind) { if fields.isEmpty { $0.subject = code } }
            let own = all.filter { row in
                fields.isEmpty
                    || row.contains { cell in
                        fields.contains(cell.field) && cell.value.components(separatedBy: "; ").contains(code)
                    }
            }
            return Section(title: words("list.\(kind.rawValue).name"), rows: own)
        }
        guard let facts = try rows(subject.kind, { $0.subject = code }).first else { return nil }
        self.code = code
        self.facts = facts
        func history(_ states: [RecordedState]) -> Section {
            Section(
                title: "Thay đổi theo thời gian",
                rows: states.changes.map { Self.cells($0, subject.kind.columns, words) })
        }
        switch subject {
        case .person:
            let person = try PersonQueries.file(code, as: .commandLine, desk).id
            sections = [try section(.movements), try section(.positions), history(try StateHistory.of(person, desk))]
        case .enterprise:
            sections = [
                try section(.surveys), try section(.units, naming: ["host", "hosts"]),
                try section(.people, naming: ["workplace"]),
                history(try EnterpriseQueries.detail(code, as: .commandLine, desk).history),
            ]
        case .unit:
            let line = try UnitQueries.line(code: code, on: desk.today, as: .commandLine, desk)
            guard let unit = line.first else { return nil }
            let members =
                unit.type.holdsMembers
                ? try PersonQueries.members(of: unit.id, on: desk.today, as: .everything(Account.system), desk) : []
            sections = [
                Section(title: "Đơn vị cấp trên", rows: line.dropFirst().map(Self.cells)),
                try section(.units, naming: ["parent"]), try section(.positions),
                Section(title: "Đảng viên", rows: members.map { Self.cells($0, words) }),
                try section(.movements, naming: ["unit", "counterpart"]),
                try section(.enterprises, naming: ["manager"]), try section(.targets),
                history(try StateHistory.of(unit.id, desk)),
            ]
        }
    }

    private static func cells(_ unit: UnitName) -> [Cell] {
        [
            Cell(field: "code", heading: "Mã đơn vị", value: unit.code),
            Cell(field: "name", heading: "Tên đơn vị", value: unit.name),
        ]
    }

    private static func cells(_ member: PersonRow, _ words: Words) -> [Cell] {
        [
            Cell(field: "person", heading: "Mã hồ sơ", value: member.code),
            Cell(field: "name", heading: "Họ và tên", value: member.name),
            Cell(field: "status", heading: "Tình trạng", value: words("member_status", member.standing.status)),
        ]
    }

    private static func cells(_ state: DatedState, _ columns: [ListColumn], _ words: Words) -> [Cell] {
        let column = columns.first { $0.field == state.field }
        var value = state.value ?? "–"
        if case .choice(let keys)? = column?.content, let key = keys.first(where: { $0.hasSuffix(".\(value)") }) {
            value = words(key)
        }
        return [
            Cell(field: "from", heading: "Từ ngày", value: state.from.vietnamese),
            Cell(field: state.field, heading: column?.header ?? state.field, value: value),
            Cell(field: "operation", heading: "Ghi nhận số", value: String(state.operation)),
        ]
    }

    /// The lines as people read them.
    var printed: [String] {
        var lines = facts.map { "\($0.heading): \($0.value)" }
        for section in sections where !section.rows.isEmpty {
            lines += ["", "\(section.title) (\(Numbers.grouped(section.rows.count)))"]
            lines += section.rows.map { "  " + $0.map(\.value).joined(separator: " · ") }
        }
        return lines
    }
}
