import Domain
import Exchange
import FoundationEssentials
import Records
import Vietnamese

/// What a report was asked for by its address, as typed and as understood.
struct ReportQuestion {
    let period: ReportingPeriod
    /// The unit's code.
    let code: String
    /// The three dates.
    let dates: Period
    /// Number and day of the paper as typed.
    let number: String
    let date: String
    /// The same as understood.
    let entry: ClerkEntry
    /// What could not be understood of them.
    let clerkProblems: [FieldProblem]
    private let known: String?

    init(_ period: ReportingPeriod, code: String, _ fields: Fields, _ app: WebApp, _ desk: Desk) {
        self.period = period
        self.code = code
        known = fields.orNil("known")
        dates = Period(
            Fields(["from": period.first.iso, "to": period.last.iso, "known": fields["known"]]),
            usual: Quarter.containing(period.first), problem: app.words("problem.date"), order: "")
        (number, date) = (fields["number"], fields["date"])
        let (entry, problems) = ClerkEntry.read(
            number: number, date: date, of: period, knownAt: dates.known, today: desk.today)
        self.entry = entry
        clerkProblems = problems.map { problem in
            let label = problem.field == "date" ? app.site.words("report.date") : app.site.words("report.number")
            return FieldProblem(field: problem.field, text: "\(label): \(app.words(problem.message))")
        }
    }

    var problems: [FieldProblem] { dates.problems + clerkProblems }

    /// The page, with everything as it was typed.
    var address: Address { .report(period, of: code, known: known, number: typed(number), date: typed(date)) }

    /// The Word file of the same.
    var file: Address {
        Address(
            "units", code, "reports", "\(period.code).docx",
            query: ["known": known, "number": typed(number), "date": typed(date)])
    }

    var clerkFields: [HiddenField] {
        [("number", number), ("date", date)].filter { !$1.isEmpty }.map { HiddenField(name: $0, value: $1) }
    }

    var knownFields: [HiddenField] { known.map { [HiddenField(name: "known", value: $0)] } ?? [] }

    func report(rows: Int, _ visit: Visit, _ desk: Desk) throws -> Report {
        try Report.gather(
            unitCode: code, period: period, knownAt: dates.known?.endInVietnam, rows: rows, as: visit.scope, desk)
    }

    private func typed(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension PaperSheet {
    /// The paper with every number leading to its records as known at the end of a day.
    init(_ paper: ReportPaper, known: Day?) {
        func pieces(_ text: ReportText) -> [Piece] {
            text.pieces.map { Piece(text: $0.text, records: $0.source.map { .records($0, known: known) }) }
        }
        let head = paper.head
        superior = head.superior
        issuer = (head.issuer, head.star, head.number)
        motto = ((head.nation.map { [$0] } ?? []) + [head.motto], head.placeAndDate)
        title = [paper.type] + paper.summary
        notes = paper.notes
        lines = paper.blocks.map { block in
            switch block {
            case .heading(level: 1, let text): .section(text)
            case .heading(_, let text): .part(text)
            case .sentence(let text): .sentence(pieces(text))
            case .gap(let label): .gap(label)
            }
        }
        recipients = paper.recipients
        authority = paper.authority
        partner = paper.partner
        annex = [paper.annex.title, paper.annex.summary]
        preparer = paper.preparer
        sheets = paper.tables.map { table in
            Sheet(
                title: table.title,
                columns: table.columns.map { Table.Column(title: $0.title, content: Table.Content($0.content)) },
                rows: table.rows.map { $0.map { $0.map(pieces) } },
                total: table.total.map { $0.map { $0.map(pieces) } },
                cut: table.count > table.rows.count
                    ? (Numbers.grouped(table.rows.count), Numbers.grouped(table.count)) : nil)
        }
    }
}

extension Table.Content {
    fileprivate init(_ content: ReportTable.Content) {
        switch content {
        case .ordinal, .number: self = .number
        case .words: self = .words
        case .short: self = .short
        }
    }
}

extension Address {
    fileprivate static func records(_ source: FigureSource, known: Day?) -> Address {
        let period = Period(
            Fields(["from": source.from.iso, "to": source.to.iso, "known": known?.iso ?? ""]),
            usual: Quarter.containing(source.from), problem: "", order: "")
        return .records(source.indicator, of: source.unitCode, period, after: source.isLater ? known : nil)
    }
}
