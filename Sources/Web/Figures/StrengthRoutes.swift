import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Synchronization
import Vietnamese

/// The increase/decrease table, its file, and the people behind each of its numbers.
extension WebApp {
    func addStrength(to router: Router<WebContext>) {
        addComposition(to: router)
        router.get("units/:code/strength") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let asked = try strengthAsked(code, fields, visit, desk)
                let strength = try Strength.table(asked.period.question(asked.unit.id), by: asked.cut, desk)
                return .page(strengthPage(strength, asked))
            }
        }
        router.get("units/:code/strength.xlsx") { request, context in
            let code = try context.parameters.require("code")
            return try await exportingStrength(code, request)
        }
        router.get("units/:code/strength/:column") { request, context in
            let code = try context.parameters.require("code")
            let column = StrengthColumn(rawValue: try context.parameters.require("column"))
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                guard let column else { throw Failure.notFound }
                return .page(
                    try strengthPeople(column, try strengthAsked(code, fields, visit, desk), fields, visit, desk))
            }
        }
    }

    private struct StrengthAsked {
        let unit: UnitName
        let line: [UnitName]
        let period: Period
        let cut: Step.Length?

        func table(by cut: Step.Length?, _ name: String = "strength") -> Address {
            Address("units", unit.code, name).with(query: [
                "from": period.from.vietnamese, "to": period.to.vietnamese, "known": period.known?.vietnamese,
                "by": cut?.rawValue,
            ])
        }

        func people(_ column: StrengthColumn, _ part: StrengthPart, row: String?, _ from: Day, _ to: Day) -> Address {
            Address("units", unit.code, "strength", column.rawValue).with(query: [
                "from": from.vietnamese, "to": to.vietnamese, "known": period.known?.vietnamese,
                "of": part == .all ? nil : part.rawValue, "row": row,
            ])
        }
    }

    private func strengthAsked(
        _ code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> StrengthAsked {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first, unit.type.line == .party else { throw Failure.notFound }
        let cut = Step.Length(rawValue: fields["by"])
        return StrengthAsked(
            unit: unit, line: line, period: try period(fields, of: unit.id, desk), cut: cut == .year ? nil : cut)
    }

    private func exportingStrength(_ code: String, _ request: Request) async throws -> Response {
        let taken = Mutex<(by: Account.ID, note: String)?>(nil)
        let fields = Fields(query: request)
        let response = try await reading(request) { desk, visit in
            let asked = try strengthAsked(code, fields, visit, desk)
            let strength = try Strength.table(asked.period.question(asked.unit.id), by: asked.cut, desk)
            let known =
                asked.period.known.map { words("strength.known.day", ["day": $0.vietnamese]) }
                ?? words("strength.known.now")
            let workbook = StrengthWorkbook(strength, known: known, words: words)
            let account = visit.session.account.id
            taken.withLock { $0 = (account, workbook.note) }
            return .file(bytes: try workbook.bytes(), type: ListFormat.xlsx.mediaType, name: workbook.fileName)
        }
        if let (account, note) = taken.withLock({ $0 }) {
            try await register.write { desk in
                try AccessJournal.add(.export, account: account, subject: note, desk)
            }
        }
        return response
    }

    // MARK: The table

    private func strengthPage(_ strength: Strength, _ asked: StrengthAsked) -> StrengthPage {
        let period = asked.period
        let isByUnit = asked.cut == nil
        let shown = isByUnit ? strength.rows.map(\.whole) : strength.total.steps
        let counts = (shown + [strength.total.whole]).compactMap { $0 }
        let columns = StrengthText.columns.filter { column in
            column.isAlwaysShown || counts.contains { column.number(in: $0) != 0 }
        }
        let empty = StrengthText.columns.filter { !columns.contains($0) }.map { words("strength.head.\($0.code)") }
        func numbers(_ counts: StrengthCounts?, _ row: String?, _ from: Day, _ to: Day) -> [FigureCell] {
            columns.map { column in
                guard let counts else { return FigureCell(text: nil, records: nil) }
                let number = column.number(in: counts)
                guard case .counted(let counted, let part) = column, number != 0 else {
                    return FigureCell(text: Numbers.grouped(number), records: nil)
                }
                return FigureCell(
                    text: Numbers.grouped(number), records: asked.people(counted, part, row: row, from, to))
            }
        }
        let rows =
            isByUnit
            ? strength.rows.map { row in
                StrengthLine(
                    name: Link(text: row.unit.name, address: strengthAddress(row.unit.code, period)).html,
                    numbers: numbers(row.whole, row.unit.code, period.from, period.to))
            }
            : zip(strength.steps, strength.total.steps).map { step, counts in
                StrengthLine(name: "\(step.name)", numbers: numbers(counts, nil, step.from, step.to))
            }
        let total = StrengthLine(
            name: "<strong>\(words(isByUnit ? "strength.total" : "strength.whole"))</strong>",
            numbers: numbers(strength.total.whole, nil, period.from, period.to))
        let guests = strength.total.guests
        let cuts: [(Step.Length?, String)] = [(nil, "one"), (.month, "month"), (.quarter, "quarter")]
        return StrengthPage(
            unit: asked.unit.name, crumbs: crumbs(Array(asked.line.dropFirst())),
            tabs: tabs(asked.unit, .strength, period),
            dates: period.chips(
                action: Address("units", asked.unit.code, "strength"),
                kept: asked.cut.map { [HiddenField(name: "by", value: $0.rawValue)] } ?? []),
            cuts: cuts.map { cut, name in
                (Link(text: site.words("strength.by.\(name)"), address: asked.table(by: cut)), cut == asked.cut)
            },
            file: asked.table(by: asked.cut, "strength.xlsx"),
            columns: columns.map { StrengthHead(name: words("strength.head.\($0.code)"), isLeast: $0.isLeast) },
            empty: empty.isEmpty ? nil : empty.joined(separator: ", ").lowercased(), rows: rows + [total],
            guests: guests == 0
                ? nil : site.words("strength.guests", ["count": Numbers.grouped(guests)]),
            isByUnit: isByUnit && !strength.rows.isEmpty)
    }

    private func strengthAddress(_ code: String, _ period: Period) -> Address {
        Address("units", code, "strength").with(query: period.query)
    }

    // MARK: The people

    private static let strengthPerPage = 50

    private func strengthPeople(
        _ column: StrengthColumn, _ asked: StrengthAsked, _ fields: Fields, _ visit: Visit, _ desk: Desk
    ) throws -> StrengthPeoplePage {
        let question = asked.period.question(asked.unit.id)
        let part = StrengthPart(rawValue: fields["of"]) ?? .all
        // The row's unit is the table's to name: it may have left since.
        let row = try fields.orNil("row").map { code in
            guard let row = try Strength.table(question, desk).rows.first(where: { $0.unit.code == code }) else {
                throw Failure.notFound
            }
            return row.unit
        }
        let page = min(max(1, Int(fields["page"]) ?? 1), 1_000_000)
        let size = Self.strengthPerPage
        let found = try StrengthPeople.page(
            StrengthPeople.Cell(column, of: part, row: row?.id), question, limit: size, offset: (page - 1) * size,
            as: visit.scope, desk)
        let kept = [("of", part == .all ? nil : part.rawValue), ("row", row?.code)].compactMap { name, value in
            value.map { HiddenField(name: name, value: $0) }
        }
        let base = asked.people(column, part, row: row?.code, asked.period.from, asked.period.to)
        let head = words("strength.head.\(column.rawValue)")
        return StrengthPeoplePage(
            column: part == .all ? head : "\(head), \(words("strength.part.\(part.rawValue)"))",
            unit: row?.name ?? asked.unit.name,
            crumbs: crumbs(asked.line, asked.period)
                + [Link(text: site.words("strength.title"), address: asked.table(by: nil))],
            dates: asked.period.chips(
                action: Address("units", asked.unit.code, "strength", column.rawValue), kept: kept),
            value: Numbers.grouped(found.sum), count: Numbers.grouped(found.count),
            outside: found.outside.count > 0 ? Numbers.grouped(found.outside.sum) : nil,
            hasNegatives: found.records.contains { $0.amount < 0 }, rows: found.records.map(strengthPerson),
            pager: Pager(page: page, of: found.count, size: size) { page in
                base.with(query: [
                    "from": asked.period.from.vietnamese, "to": asked.period.to.vietnamese,
                    "known": asked.period.known?.vietnamese, "of": part == .all ? nil : part.rawValue,
                    "row": row?.code, "page": String(page),
                ])
            })
    }

    private func strengthPerson(_ person: StrengthPerson) -> StrengthPersonRow {
        let what = person.kind.map { words("movement", $0) } ?? ""
        return StrengthPersonRow(
            name: Link(text: person.name, address: .person(person.code)), code: person.code,
            unit: person.unit?.name ?? "–",
            what: person.amount < 0 ? site.words("strength.taken", ["what": what]) : what,
            effectiveOn: person.effectiveOn.vietnamese, decision: person.decision.map { decision($0) },
            operation: person.operation.map { seq in
                Link(
                    text: site.words("person.movement.operation", ["number": Numbers.grouped(seq)]),
                    address: .operation(seq))
            })
    }
}
