package import Domain
import FoundationEssentials
import Storage
import Vietnamese

/// The one engine that counts. Pages, reports, workbooks and JSON ask here, and nobody else counts.
package enum Figures {
    /// Every indicator of a unit over a period, with the targets that stand, in the catalogue's order.
    package static func all(_ question: FigureQuestion, _ desk: Desk) throws -> [Figure] {
        guard let figures = try several([question.unit], question, desk)[question.unit] else { throw Failure.notFound }
        return figures
    }

    /// The same of several units at once, by as many statements as of one.
    package static func several(
        _ units: [Unit.ID], _ question: FigureQuestion, _ desk: Desk
    ) throws -> [Unit.ID: [Figure]] {
        guard !units.isEmpty else { return [:] }
        let known = try Known(question.knownAt, desk)
        let holdings = try Holding.of(units, known, desk)
        let targets = try TargetQueries.of(units, question, known, desk)
        let starts = Set(targets.map(\.from)).union([question.from]).sorted()
        let sums = try Sums.of(
            starts.map { Asking(units: units, from: $0, to: question.to) }, treeAt: question.treeAt, known, desk)
        let reached = Dictionary(uniqueKeysWithValues: zip(starts, sums))
        return holdings.reduce(into: [:]) { figures, entry in
            let (unit, holding) = entry
            func figure(_ indicator: Indicator, from: Day) -> Figure {
                holding.figure(indicator, from, question.to, reached[from]?[unit] ?? Sums())
            }
            figures[unit] = Catalogue.indicators.filter(holding.concerns).map { indicator in
                let own = targets.filter { $0.unit == unit && $0.indicator == indicator.code }
                var asked = figure(indicator, from: question.from)
                asked.targets = own.map { target in
                    let reached = figure(indicator, from: target.from)
                    var progress = target.progress(reached.value)
                    progress.qualifier = reached.qualifier
                    return progress
                }
                return asked
            }
        }
    }

    /// The value of one figure; none where the indicator says nothing of such a unit.
    package static func one(_ indicator: Indicator, _ question: FigureQuestion, _ desk: Desk) throws -> FigureValue? {
        try alone(indicator, question, desk)?.value
    }

    /// One figure without its targets; none where the indicator says nothing of such a unit.
    package static func alone(_ indicator: Indicator, _ question: FigureQuestion, _ desk: Desk) throws -> Figure? {
        let known = try Known(question.knownAt, desk)
        guard let holding = try Holding.of([question.unit], known, desk)[question.unit] else { throw Failure.notFound }
        guard holding.concerns(indicator) else { return nil }
        let sums = try Sums.of([question.unit], question, known, desk)[question.unit] ?? Sums()
        return holding.figure(indicator, question.from, question.to, sums)
    }
}

/// The operations known at a moment: those up to a number.
package struct Known: Sendable {
    /// The number of the last operation known; nil where everything recorded is.
    package let last: Int?
    /// The month in which that one was recorded, and the number of the last that was recorded in it.
    let month: String
    let through: Int

    /// Before the first operation nothing is known: 0.
    init(_ moment: Date?, _ desk: Desk) throws {
        guard let moment else {
            (last, month, through) = (nil, "", 0)
            return
        }
        let row = try desk.db.run(
            """
            SELECT last.seq, SUBSTR(last.at, 1, 7),
                   (SELECT MAX(seq) FROM operation AS later WHERE later.at < SUBSTR(last.at, 1, 7) || '-99')
            FROM operation AS last
            WHERE last.seq = (SELECT MAX(seq) FROM operation WHERE at <= \(Timestamp.text(moment)))
            """
        ).first
        (last, month, through) = (try row?.int(0) ?? 0, try row?.text(1) ?? "", try row?.int(2) ?? 0)
    }

    /// That an entry was recorded later, in the same month.
    var later: SQL {
        guard let last else { return "1 = 0" }
        return "op > \(last) AND op <= \(through)"
    }

    /// That a fact was recorded by then.
    func recorded(_ column: String) -> SQL {
        guard let last else { return "1 = 1" }
        return "\(raw: column) <= \(last)"
    }

    /// That a fact was not yet closed by then.
    func open(_ column: String) -> SQL {
        guard let last else { return "\(raw: column) IS NULL" }
        return "(\(raw: column) IS NULL OR \(raw: column) > \(last))"
    }
}

/// From when on figures of a unit are held, and which ones say something of it.
struct Holding {
    private let line: Line
    private let entry: UnitEntry?
    private let from: Day?

    static func of(_ units: [Unit.ID], _ known: Known, _ desk: Desk) throws -> [Unit.ID: Holding] {
        let rows = try desk.db.run(
            """
            SELECT unit.id, unit.line, unit_event.kind, unit_event.effective_on
            FROM unit LEFT JOIN unit_event ON unit_event.unit = unit.id
                AND \(known.recorded("unit_event.recorded_in")) AND \(known.open("unit_event.reversed_in"))
            WHERE unit.id IN \(list: units)
            """)
        return try rows.reduce(into: [:]) { holdings, row in
            holdings[try row.id(0)] = Holding(
                line: try row.code(1), entry: try row.codeOrNil(2), from: try row.dayOrNil(3))
        }
    }

    /// Figures of other lines say nothing of a mass organisation's tree; the Party's tree has every line's.
    func concerns(_ indicator: Indicator) -> Bool {
        line == .party || line == indicator.line
    }

    func figure(_ indicator: Indicator, _ from: Day, _ to: Day, _ sums: Sums) -> Figure {
        let value = value(indicator, from, to, sums)
        return Figure(
            indicator: indicator, value: value,
            qualifier: value == .notHeld ? nil : sums.qualifier(of: indicator), targets: [])
    }

    /// A stock is held from the end of the opening day, a flow from the day after; of a unit founded since, both
    /// are held at all times, because before its founding there was nothing. A reported one is held once anything
    /// was reported.
    func value(_ indicator: Indicator, _ from: Day, _ to: Day, _ sums: Sums) -> FigureValue {
        if indicator.kind == .reported && sums.reports(of: indicator) == 0 { return .notHeld }
        let isHeld = indicator.kind.isStock ? holdsStock(on: to) : holdsFlow(from: from)
        return isHeld ? .held(sums.value(of: indicator)) : .notHeld
    }

    func holdsStock(on day: Day) -> Bool { holds { day >= $0 } }

    private func holdsFlow(from day: Day) -> Bool { holds { day > $0 } }

    private func holds(_ since: (Day) -> Bool) -> Bool {
        switch entry {
        case .founding, .reorganisation: true
        case .opening: from.map(since) ?? false
        case .reference, nil: false
        }
    }
}
