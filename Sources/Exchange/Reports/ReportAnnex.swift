import Domain
import Office
import Vietnamese

/// The tables behind the report: every figure of the unit with its targets, and the main ones of the units below.
struct ReportAnnex {
    /// The figures shown for each unit below.
    static let main = ["party.members", "party.cells.founded", "party.members.admitted"]

    /// The report whose figures are shown.
    let report: QuarterReport

    /// A page of its own with the tables.
    var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.pageBreak]
        blocks += TitleBlock(type: ReportWords.annex, summary: ReportWords.annexSummary(report.quarter)).blocks
        blocks.append(.heading(level: 2, ReportWords.allFigures(report.unit.name)))
        blocks.append(.table(figures))
        if !report.below.isEmpty {
            blocks.append(.heading(level: 2, ReportWords.unitsBelow))
            blocks.append(.table(units))
        }
        return blocks
    }

    /// All figures of the unit: value, what is reached of each target, per cent, giver and document.
    var figures: Table {
        var number = 0
        let rows = report.unit.figures.flatMap { figure -> [[TableCell]] in
            let isPart = figure.indicator.partOf != nil
            if !isPart { number += 1 }
            let name = ReportWords.name(figure.indicator.code)
            let height = max(1, figure.targets.count)
            let beginning = [
                TableCell(isPart ? "" : String(number), rowSpan: height),
                TableCell(isPart ? ReportWords.part(name) : name, rowSpan: height),
                TableCell(text(figure).value, rowSpan: height),
            ]
            guard !figure.targets.isEmpty else { return [beginning + ["", "", ""]] }
            return figure.targets.enumerated().map { index, target in
                (index == 0 ? beginning : []) + cells(target, figure.indicator.kind)
            }
        }
        return Table(
            columnWidths: [10, 66, 20, 24, 15, 30], alignments: [.center, .left, .right, .right, .right, .left],
            header: [
                [
                    ReportWords.ordinal, ReportWords.figure, ReportWords.value, ReportWords.progress,
                    ReportWords.percent,
                    ReportWords.giver,
                ].map { TableCell($0) }
            ],
            rows: rows)
    }

    /// The units below as rows, and the unit itself as the last.
    var units: Table {
        let rows = report.below.enumerated().map { row($1, number: String($0 + 1), isBold: false) }
        let wide = [ReportWords.founded, ReportWords.admitted].map { TableCell($0, columnSpan: 3) }
        let narrow = [ReportWords.value, ReportWords.progress, ReportWords.percent].map { TableCell($0) }
        return Table(
            columnWidths: [11, 41, 17, 14, 19.5, 14.5, 14, 19.5, 14.5],
            alignments: [.center, .left] + Array(repeating: .right, count: 7),
            header: [
                [ReportWords.ordinal, ReportWords.unit, ReportWords.membersAtEnd].map { TableCell($0, rowSpan: 2) }
                    + wide,
                narrow + narrow,
            ],
            rows: rows + [row(report.unit, number: "", isBold: true)])
    }

    private func row(_ unit: QuarterReport.UnitFigures, number: String, isBold: Bool) -> [TableCell] {
        var texts = [number, unit.name]
        for code in Self.main {
            let figure = unit.figure(code)
            texts.append(figure.map { text($0).value } ?? "")
            guard figure?.indicator.kind == .flow else { continue }
            let targets = figure?.targets.map(TargetText.init) ?? []
            texts.append(targets.map(\.progress).joined(separator: "\n"))
            texts.append(targets.map(\.percent).joined(separator: "\n"))
        }
        return texts.map { TableCell($0, isBold: isBold) }
    }

    private func cells(_ target: TargetProgress, _ kind: Indicator.Kind) -> [TableCell] {
        let text = TargetText(target)
        let isLonger = kind == .flow && target.from != report.quarter.first
        let progress = isLonger ? "\(text.progress)\n\(ReportWords.since(target.from))" : text.progress
        let giver = [target.assignedBy ?? ReportWords.noGiver, target.document].compactMap { $0 }
        return [progress, text.percent, giver.joined(separator: "\n")].map { TableCell($0) }
    }

    private func text(_ figure: Figure) -> FigureText { FigureText(figure: figure, from: report.quarter.first) }
}
