import Domain
import Office
import Vietnamese

/// The tables behind the report: all figures of the unit with their targets, what was founded, admissions unit by
/// unit, the enterprises visited, and the units below. A table without rows is left out.
struct ReportAnnex {
    /// The figures of the table of admissions. Admissions are counted by unit; no member is named in a report.
    static let admissions = ["party.members.admitted", "party.members.admitted.nonstate"]
        .compactMap(Catalogue.indicator)

    /// The report whose figures are shown.
    let report: Report
    /// How many rows a table shows before it is cut.
    let rows: Int

    /// The tables in their order, numbered; the wide one last.
    var tables: [ReportTable] {
        let founded = report.listings.filter { $0.indicator.fact == .organisation }.map(organisations)
        let visited = report.listings.filter { $0.indicator.fact == .survey }.map(enterprises)
        let all = [figures] + founded + [admitted].compactMap(\.self) + visited + [units].compactMap(\.self)
        return all.enumerated().map { place, table in
            var table = table
            table.title = ReportWords.table(place + 1, table.title)
            return table
        }
    }

    // MARK: - The unit

    /// All figures of the unit: value, what is reached of each target, per cent, giver and document; a row for each
    /// target.
    private var figures: ReportTable {
        var number = 0
        let rows = report.said.flatMap { figure -> [[[ReportText]]] in
            let isPart = figure.indicator.partOf != nil
            if !isPart { number += 1 }
            let name = ReportWords.name(figure.indicator.code)
            let beginning: [[ReportText]] = [
                [isPart ? "" : "\(String(number))"],
                [isPart ? "\(ReportWords.part) \(name.decapitalized)" : "\(name)"],
                [text(figure).value],
            ]
            guard !figure.targets.isEmpty else { return [beginning + [[], [], []]] }
            return figure.targets.map { beginning + cells($0, of: figure) }
        }
        return ReportTable(
            title: ReportWords.allFigures(report.unit.name),
            columns: [
                ordinal, column(ReportWords.figure, .words, 60), column(ReportWords.value, .number, 20),
                column(ReportWords.progress, .number, 24), column(ReportWords.percent, .number, 20),
                column(ReportWords.giver, .words, 31),
            ], rows: rows, count: rows.count)
    }

    private func cells(_ target: TargetProgress, of figure: Figure) -> [[ReportText]] {
        let isLonger = figure.indicator.kind == .flow && target.from != report.period.first
        let since: [ReportText] = isLonger ? ["\(ReportWords.since(target.from))"] : []
        let giver = [target.assignedBy ?? ReportWords.noGiver, target.document].compactMap { $0 }
        return [
            [text(figure).progress(target)] + since, ["\(TargetText(target).percent)"], giver.map { "\($0)" },
        ]
    }

    // MARK: - Lists

    private func organisations(_ listing: Report.Listing) -> ReportTable {
        list(
            listing,
            [
                column(ReportWords.organisation, .words, 50), column(ReportWords.manager, .words, 38),
                column(ReportWords.foundedOn, .short, 23), column(ReportWords.decision, .words, 44),
            ]
        ) { record in
            let decision = record.decision.map { "\($0.number)\n\($0.issuer)" } ?? ""
            return [record.name, record.unitName, record.day.vietnamese, decision]
        }
    }

    private func enterprises(_ listing: Report.Listing) -> ReportTable {
        list(
            listing,
            [
                column(ReportWords.enterprise, .words, 43), column(ReportWords.taxCode, .short, 27),
                column(ReportWords.manager, .words, 31), column(ReportWords.visitedOn, .short, 23),
                column(ReportWords.conclusion, .words, 31),
            ]
        ) { record in
            [
                record.name, record.code, record.unitName, record.day.vietnamese,
                record.conclusion.map(ReportWords.conclusion) ?? "",
            ]
        }
    }

    private func list(
        _ listing: Report.Listing, _ columns: [ReportTable.Column], _ cells: (Report.Record) -> [String]
    ) -> ReportTable {
        let shown = listing.records.prefix(rows).enumerated().map { place, record -> [[ReportText]] in
            [["\(String(place + 1))"]]
                + cells(record).map { $0.split(separator: "\n").map { line in "\(String(line))" } }
        }
        return ReportTable(
            title: ReportWords.name(listing.indicator.code), columns: [ordinal] + columns, rows: shown,
            count: listing.count)
    }

    // MARK: - Units below

    /// Admissions of the units below that admitted somebody or had a target, with who gave it.
    private var admitted: ReportTable? {
        let concerned = report.below.filter { unit in
            Self.admissions.contains { indicator in
                unit.figure(indicator.code).map { !$0.targets.isEmpty || ($0.value.number ?? 0) > 0 } ?? false
            }
        }
        func row(_ unit: Report.UnitFigures, _ number: String) -> [[ReportText]] {
            let figures = Self.admissions.map { unit.figure($0.code) }
            let givers = (figures[0]?.targets ?? []).map { $0.assignedBy ?? ReportWords.noGiver }
            return [["\(number)"], ["\(unit.name)"]]
                + figures.map { figure in figure.map { FigureText($0, of: unit.code, in: report.period).lines } ?? [] }
                + [givers.map { "\($0)" }]
        }
        guard !concerned.isEmpty else { return nil }
        return ReportTable(
            title: ReportWords.admissionsByUnit,
            columns: [
                ordinal, column(ReportWords.unit, .words, 60), column(ReportWords.admitted, .number, 30),
                column(ReportWords.admittedNonState, .number, 30), column(ReportWords.giver, .words, 35),
            ],
            rows: concerned.prefix(rows).enumerated().map { row($1, String($0 + 1)) }, count: concerned.count,
            total: row(report.unit, ""))
    }

    /// The main figures of every unit below, and of the unit itself as the last row.
    private var units: ReportTable? {
        guard !report.below.isEmpty else { return nil }
        let main = Report.main(of: report.unit)
        let isWide = main.count > 3
        let name = 72.0
        let room = isWide ? Document.Orientation.landscape.textWidth : Document.Orientation.portrait.textWidth
        let width = (room - ordinal.width - name) / Double(max(main.count, 1))
        func row(_ unit: Report.UnitFigures, _ number: String) -> [[ReportText]] {
            [["\(number)"], ["\(unit.name)"]]
                + main.map { indicator in
                    unit.figure(indicator.code).map { FigureText($0, of: unit.code, in: report.period).lines } ?? []
                }
        }
        return ReportTable(
            title: ReportWords.figuresByUnit,
            columns: [ordinal, column(ReportWords.unit, .words, name)]
                + main.map { column(ReportWords.name($0.code), .number, width) },
            rows: report.below.prefix(rows).enumerated().map { row($1, String($0 + 1)) }, count: report.below.count,
            total: row(report.unit, ""), isWide: isWide)
    }

    private var ordinal: ReportTable.Column { column(ReportWords.ordinal, .ordinal, 10) }

    private func column(_ title: String, _ content: ReportTable.Content, _ width: Double) -> ReportTable.Column {
        ReportTable.Column(title: title, content: content, width: width)
    }

    private func text(_ figure: Figure) -> FigureText { FigureText(figure, of: report.unit.code, in: report.period) }
}
