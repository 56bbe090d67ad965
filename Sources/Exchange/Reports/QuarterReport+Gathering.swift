package import Domain
package import FoundationEssentials
package import Records
package import Vietnamese

extension QuarterReport {
    /// Asks the figures of a unit and of the units directly below it, all in the transaction of the desk.
    ///
    /// - Parameter knownAt: a moment not yet past means all that is recorded, as nil does.
    /// - Throws: `Failure.notFound` where there is no such unit, where the scope does not hold it, and where it is
    ///   not the Party's: mass organisations have papers of another format.
    package static func gather(
        unitCode: String, quarter: Quarter, knownAt: Date?, as scope: Scope, _ desk: Desk
    ) throws -> QuarterReport {
        // Who may read is a question of today's tree, who stood above is one of the quarter's.
        _ = try UnitQueries.line(code: unitCode, on: desk.today, as: scope, desk)
        let line = try UnitQueries.line(code: unitCode, on: quarter.last, as: .everything(scope.account), desk)
        guard let unit = line.first, unit.type.line == .party else { throw Failure.notFound }
        let moment = knownAt.flatMap { $0 < desk.now ? $0 : nil }
        let units = [unit] + (try UnitQueries.children(of: unit.id, on: quarter.last, desk))
        let said = try figures(of: units, quarter, moment, desk)
        let known = moment == nil ? said : try figures(of: units, quarter, nil, desk)

        let below = units.dropFirst().filter { child in said[child.id]?.contains { !$0.targets.isEmpty } ?? false }
        func section(_ unit: UnitName) -> UnitFigures {
            UnitFigures(name: unit.name, type: unit.type, figures: said[unit.id] ?? [])
        }
        var report = QuarterReport(
            quarter: quarter, unit: section(unit), superior: line.dropFirst().first?.name,
            below: below.map(section), knownAt: moment, madeAt: desk.now, differences: [])
        for unit in [unit] + below {
            let isOwn = unit.id == units.first?.id
            let shown = (said[unit.id] ?? []).filter {
                isOwn || !$0.targets.isEmpty || ReportAnnex.main.contains($0.indicator.code)
            }
            report.differences += try differences(unit, shown, known[unit.id] ?? [], quarter, after: moment, desk)
        }
        return report
    }

    private static func figures(
        of units: [UnitName], _ quarter: Quarter, _ knownAt: Date?, _ desk: Desk
    ) throws -> [Unit.ID: [Figure]] {
        guard let first = units.first else { return [:] }
        let question = FigureQuestion(unit: first.id, from: quarter.first, to: quarter.last, knownAt: knownAt)
        return try Figures.several(units.map(\.id), question, desk)
    }

    /// What is known otherwise by now of the figures said.
    private static func differences(
        _ unit: UnitName, _ said: [Figure], _ known: [Figure], _ quarter: Quarter, after moment: Date?, _ desk: Desk
    ) throws -> [Difference] {
        guard let moment else { return [] }
        return try said.compactMap { figure in
            guard let now = known.first(where: { $0.indicator == figure.indicator }), now != figure else { return nil }
            return Difference(
                unitName: unit.name, reported: figure, now: now,
                recordedOn: try recordingDays(of: now, unit, quarter, after: moment, desk))
        }
    }

    /// The days on which the records came in that make the difference, back to the first day of the targets.
    private static func recordingDays(
        of figure: Figure, _ unit: UnitName, _ quarter: Quarter, after moment: Date, _ desk: Desk
    ) throws -> ClosedRange<Day>? {
        let from = figure.targets.map(\.from).reduce(quarter.first, min)
        let question = FigureQuestion(unit: unit.id, from: from, to: quarter.last, knownAt: nil)
        let page = try FigureRecords.page(figure.indicator, question, after: moment, limit: 500, offset: 0, desk)
        let days = page.records.map { Day(inVietnam: $0.recordedAt) }
        guard days.count == page.count, let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }
}
