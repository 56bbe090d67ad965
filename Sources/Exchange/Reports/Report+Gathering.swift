package import Domain
package import FoundationEssentials
package import Records
package import Vietnamese

extension Report {
    /// How many rows of a list go into the Word file: more than any office writes out, and still one document.
    package static let fileRows = 5_000

    /// Asks the figures of a unit and of the units directly below it, all in the transaction of the desk and by the
    /// same number of statements however many units and records there are.
    ///
    /// - Parameters:
    ///   - knownAt: a moment not yet past means all that is recorded, as nil does.
    ///   - rows: how many records of each list are read.
    /// - Throws: `Failure.notFound` where there is no such unit, where the scope does not hold it, and where the
    ///   period has not begun.
    package static func gather(
        unitCode: String, period: ReportingPeriod, knownAt: Date?, rows: Int, as scope: Scope, _ desk: Desk
    ) throws -> Report {
        guard period.first <= desk.today else { throw Failure.notFound }
        // Who may read is a question of today's tree, who stood above is one of the period's.
        _ = try UnitQueries.line(code: unitCode, on: desk.today, as: scope, desk)
        let end = min(period.last, desk.today)
        let line = try UnitQueries.line(code: unitCode, on: end, as: .everything(scope.account), desk)
        guard let unit = line.first else { throw Failure.notFound }
        let moment = knownAt.flatMap { $0 < desk.now ? $0 : nil }
        let units = [unit] + (try UnitQueries.children(of: unit.id, on: end, as: scope, desk))
        let question = FigureQuestion(unit: unit.id, from: period.first, to: period.last, knownAt: moment)
        let said = try Figures.several(units.map(\.id), question, desk)
        let told = units.map { unit in
            UnitFigures(code: unit.code, name: unit.name, type: unit.type, figures: said[unit.id] ?? [])
        }
        return Report(
            period: period, unit: told[0], superior: line.dropFirst().first?.name, below: Array(told.dropFirst()),
            listings: try listings(of: told[0], question, rows, scope, desk), knownAt: moment, madeAt: desk.now,
            differences: try differences(of: units, told, question, desk))
    }

    /// The lists behind what was founded and whom was visited, where there is anything.
    private static func listings(
        of unit: UnitFigures, _ question: FigureQuestion, _ rows: Int, _ scope: Scope, _ desk: Desk
    ) throws -> [Listing] {
        let counted = unit.figures.filter { figure in
            let isFounding = figure.indicator.fact == .organisation && figure.indicator.kind == .flow
            return (isFounding || figure.indicator.code == "enterprises.surveyed") && (figure.value.number ?? 0) > 0
        }
        return try counted.map { figure in
            let page = try FigureRecords.page(
                figure.indicator, question, limit: rows, offset: 0, as: scope, desk)
            return Listing(
                indicator: figure.indicator, records: page.records.map(Record.init),
                count: page.count + page.outside.count)
        }
    }

    /// What is known otherwise by now of the figures said: all of the unit, of the units below those of the tables.
    private static func differences(
        of units: [UnitName], _ told: [UnitFigures], _ question: FigureQuestion, _ desk: Desk
    ) throws -> [Difference] {
        guard let moment = question.knownAt, let own = told.first else { return [] }
        var later = question
        later.knownAt = nil
        let known = try Figures.several(units.map(\.id), later, desk)
        let shown = Set(own.figures.map(\.indicator))
        let main = Set(main(of: own) + ReportAnnex.admissions)
        var found: [(unit: UnitName, said: Figure, now: Figure)] = []
        for (place, (unit, told)) in zip(units, told).enumerated() {
            for figure in told.figures {
                let isSaid = place == 0 ? shown.contains(figure.indicator) : main.contains(figure.indicator)
                guard isSaid || !figure.targets.isEmpty,
                    let now = known[unit.id]?.first(where: { $0.indicator == figure.indicator }), now != figure
                else { continue }
                found.append((unit, figure, now))
            }
        }
        let days = try LaterRecords.days(
            of: found.map { entry in
                LaterRecords.Question(
                    unit: entry.unit.id, indicator: entry.now.indicator,
                    from: entry.now.targets.map(\.from).reduce(question.from, min))
            },
            to: question.to, after: moment, desk)
        return zip(found, days).map { entry, days in
            Difference(
                unitCode: entry.unit.code, unitName: entry.unit.name, reported: entry.said, now: entry.now,
                recordedOn: days)
        }
    }
}

extension Report.Record {
    fileprivate init(_ record: FigureRecord) {
        self.init(
            name: record.title, code: record.detail, unitName: record.unitName, day: record.effectiveOn,
            decision: record.decision, conclusion: Survey.Conclusion(rawValue: record.category))
    }
}
