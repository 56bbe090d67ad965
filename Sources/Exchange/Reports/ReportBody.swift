import Domain
import Vietnamese

/// The sections of the report. Results come from the figures alone; what the register does not hold is left for
/// people to write.
struct ReportBody {
    /// The report said.
    let report: Report
    /// The title of the table of the units below; nil where there is none.
    let unitsTable: String?
    /// How many later differences are told one by one.
    let rows: Int

    /// The most units below that are told one by one; of more there is only the table.
    static let unitsTold = 10

    /// Headings and sentences from top to bottom.
    var blocks: [ReportPaper.Block] {
        let sections: [(heading: String, blocks: [ReportPaper.Block])] = [
            (ReportWords.direction, [.gap(ReportWords.Gap.direction)]),
            (ReportWords.results, results),
            (ReportWords.shortcomings, [.gap(ReportWords.Gap.shortcomings), .gap(ReportWords.Gap.causes)]),
            (ReportWords.tasks(after: report.period), [.gap(ReportWords.Gap.tasks)]),
            (ReportWords.proposals, [.gap(ReportWords.Gap.proposals)]),
        ]
        return sections.enumerated().flatMap { place, section in
            [.heading(level: 1, "\(Ordinal.roman(place + 1))- \(section.heading)")] + section.blocks
        }
    }

    /// The second section: a part for each subject the unit has figures of, the units below, and what came in later.
    private var results: [ReportPaper.Block] {
        let subjects = Self.subjects.map { subject in
            (heading: subject.heading, sentences: sentences(about: figures(of: subject)))
        }
        let parts = subjects + [(ReportWords.unitsBelow, units), (ReportWords.later, differences)]
        return parts.filter { !$0.sentences.isEmpty }.enumerated().flatMap { place, part in
            [.heading(level: 2, "\(place + 1). \(part.heading)")] + part.sentences.map(ReportPaper.Block.sentence)
        }
    }

    // MARK: - Subjects

    private struct Subject {
        let heading: String
        /// The beginning of the codes of its figures; the longest that fits decides.
        let code: String
    }

    private static let subjects = [
        Subject(heading: ReportWords.organisations, code: "party"),
        Subject(heading: ReportWords.members, code: "party.members"),
        Subject(heading: ReportWords.surveys, code: "enterprises"),
        Subject(heading: ReportWords.unions, code: "unions"),
        Subject(heading: ReportWords.youth, code: "youth"),
        Subject(heading: ReportWords.women, code: "women"),
        Subject(heading: ReportWords.veterans, code: "veterans"),
    ]

    /// The unit's figures about a subject.
    private func figures(of subject: Subject) -> [Figure] {
        report.said.filter { figure in
            let fitting = Self.subjects.filter { "\(figure.indicator.code).".hasPrefix("\($0.code).") }
            return fitting.max { $0.code.count < $1.code.count }?.code == subject.code
        }
    }

    /// What was done, then what there is; a part of what there is stands in the sentence of its whole.
    private func sentences(about figures: [Figure]) -> [ReportText] {
        let codes = Set(figures.map(\.indicator.code))
        let flows = figures.filter { $0.indicator.kind == .flow }
        let stocks = figures.filter { figure in
            figure.indicator.kind == .stock && figure.indicator.partOf.map { !codes.contains($0) } ?? true
        }
        let reach = IssuingBody(name: report.unit.name, type: report.unit.type).reach
        let done = flows.flatMap { flow -> [ReportText] in
            switch flow.indicator.code {
            case "enterprises.surveyed": [surveyed(flow)]
            case "enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough":
                flow.targets.isEmpty ? [] : [text(flow).sentence()]
            default: [text(flow).sentence(reach: reach)]
            }
        }
        return done + stocks.map { stock(of: $0, in: figures) }
    }

    /// A figure at the end of the period with the parts of it that are told apart.
    private func stock(of whole: Figure, in figures: [Figure]) -> ReportText {
        let parts = figures.filter { $0.indicator.kind == .stock && $0.indicator.partOf == whole.indicator.code }
        let clauses = parts.map { part -> ReportText in "\(ReportWords.part) \(text(part).clause().decapitalized)" }
        let day = ReportWords.upTo(report.asOf)
        return "\(ReportText.joined([text(whole).clause(reach: day)] + clauses, by: "; "))."
    }

    /// The enterprises visited by what the visits found; the rest has no members.
    private func surveyed(_ figure: Figure) -> ReportText {
        let sentence = text(figure).sentence()
        let parts = ["enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough"].compactMap {
            report.unit.figure($0)
        }
        guard let all = figure.value.number, all > 0, parts.count == 2, let eligible = parts[0].value.number,
            let notEnough = parts[1].value.number
        else { return sentence }
        var found: [ReportText] = [
            "\(text(parts[0]).value) \(ReportWords.eligible)", "\(text(parts[1]).value) \(ReportWords.notEnough)",
        ]
        let rest = all - eligible - notEnough
        if rest > 0 { found.append("\(Numbers.padded(rest)) \(ReportWords.withoutMembers)") }
        return "\(sentence) \(ReportWords.ofWhich) \(ReportText.joined(found, by: "; "))."
    }

    // MARK: - Units below and later records

    /// A sentence for each unit below with targets of its own, unless they are too many to read, and where all are.
    private var units: [ReportText] {
        guard let unitsTable else { return [] }
        let told = report.below.filter(\.hasTargets)
        let pointer = ReportText(ReportWords.unitsInTable(report.below.count, told.count, unitsTable))
        guard told.count <= Self.unitsTold else { return [pointer] }
        return told.map { unit in
            let clauses = unit.figures.filter { !$0.targets.isEmpty }.map {
                FigureText($0, of: unit.code, in: report.period).clause().decapitalized
            }
            return "- \(unit.name): \(ReportText.joined(clauses, by: "; "))."
        } + [pointer]
    }

    /// A sentence for each figure that is another one by now.
    private var differences: [ReportText] {
        let told = report.differences.prefix(rows).map { difference -> ReportText in
            let reported = FigureText(difference.reported, of: difference.unitCode, in: report.period).numbers
            let now = FigureText(difference.now, of: difference.unitCode, in: report.period, isLater: true).numbers
            let name = ReportWords.name(difference.reported.indicator.code)
            return """
                - \(name), \(difference.unitName): \(ReportWords.reported) \(reported); \
                \(ReportWords.countingLater(than: report.lastKnown)) \(now)\
                \(difference.recordedOn.map(ReportWords.recorded) ?? "").
                """
        }
        let rest = report.differences.count - told.count
        return rest > 0 ? told + [ReportText(ReportWords.moreDifferences(rest))] : told
    }

    private func text(_ figure: Figure) -> FigureText { FigureText(figure, of: report.unit.code, in: report.period) }
}
