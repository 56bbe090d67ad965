import Domain
import Office
import Vietnamese

/// The sections of the report, from figures alone.
struct ReportBody {
    /// The report said.
    let report: QuarterReport
    private let office: IssuingBody

    /// The sections of this report.
    init(_ report: QuarterReport) {
        self.report = report
        office = IssuingBody(name: report.unit.name, type: report.unit.type)
    }

    /// Headings and sentences from top to bottom; the last sentence stays with what follows.
    var blocks: [Document.Block] {
        var blocks: [Document.Block] = [.heading(level: 1, ReportWords.situation)]
        blocks += paragraphs(["\(ReportWords.upTo(report.quarter.last).capitalizedFirst):"] + situation)
        blocks.append(.heading(level: 1, ReportWords.results))
        for (heading, sentences) in results {
            blocks.append(.heading(level: 2, heading))
            blocks += paragraphs(sentences)
        }
        if !report.differences.isEmpty {
            blocks.append(.heading(level: 1, ReportWords.later))
            blocks += paragraphs(differences)
        }
        if case .paragraph(let runs, var style)? = blocks.popLast() {
            style.keepsWithNext = true
            blocks.append(.paragraph(runs, style))
        }
        return blocks
    }

    /// What there was at the end of the quarter.
    var situation: [String] {
        [
            ("party.organisations", "party.grassroots"), ("party.members", "party.members.official"),
            ("enterprises", nil),
        ]
        .flatMap { whole, part in
            let sentence = line(whole, part).map { ["- " + $0] } ?? []
            return sentence + below(whole) + (part.map(below) ?? [])
        }
    }

    /// The headings of the second section, each with its sentences.
    var results: [(heading: String, sentences: [String])] {
        [
            (ReportWords.organisations, results("party.cells.founded")),
            (ReportWords.members, results("party.members.admitted") + results("party.members.admitted.nonstate")),
            (ReportWords.surveys, surveys),
            (ReportWords.unions, results("unions.founded") + unions),
        ]
    }

    /// One sentence for each figure that is another one by now.
    var differences: [String] {
        report.differences.map { difference in
            ReportWords.difference(
                ReportWords.name(difference.reported.indicator.code), difference.unitName,
                reported: text(difference.reported).numbers, now: text(difference.now).numbers,
                after: report.lastKnown, on: difference.recordedOn)
        }
    }

    /// The sentence of a figure, then those of the units below that have a target for it.
    private func results(_ code: String) -> [String] {
        let own = report.unit.figure(code).map { [text($0).sentence(reach: office.reach)] } ?? []
        return own + below(code)
    }

    private var surveys: [String] {
        var parts: [String] = []
        let counts = [
            "enterprises.surveyed", "enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough",
        ]
        .map { report.unit.figure($0)?.value.number }
        if let all = counts[0], let eligible = counts[1], let notEnough = counts[2], all > 0 {
            parts = [
                ReportWords.eligible(Numbers.padded(eligible)), ReportWords.notEnough(Numbers.padded(notEnough)),
            ]
            let rest = all - eligible - notEnough
            if rest > 0 { parts.append(ReportWords.withoutMembers(Numbers.padded(rest))) }
        }
        var sentences = results("enterprises.surveyed")
        if !parts.isEmpty, let whole = sentences.first {
            sentences[0] = "\(whole) \(ReportWords.ofWhich) \(parts.joined(separator: "; "))."
        }
        let targets = ["enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough"].flatMap { code in
            (report.unit.figure(code).map { $0.targets.isEmpty ? [] : [text($0).sentence()] } ?? []) + below(code)
        }
        return sentences + targets
    }

    private var unions: [String] {
        let day = ReportWords.upTo(report.quarter.last)
        return (report.unit.figure("unions").map { [text($0).sentence(reach: day)] } ?? []) + below("unions")
    }

    /// A figure at the end of the quarter with the part of it that is told apart.
    private func line(_ whole: String, _ part: String?) -> String? {
        guard let figure = report.unit.figure(whole) else { return nil }
        var sentence = text(figure).clause()
        if let part = part.flatMap(report.unit.figure) {
            sentence += "; " + ReportWords.part(text(part).clause())
        }
        return sentence + "."
    }

    private func below(_ code: String) -> [String] {
        report.below.compactMap { unit in
            guard let figure = unit.figure(code), !figure.targets.isEmpty else { return nil }
            return "- " + text(figure).sentence(of: unit.name)
        }
    }

    private func text(_ figure: Figure) -> FigureText { FigureText(figure: figure, from: report.quarter.first) }

    private func paragraphs(_ sentences: [String]) -> [Document.Block] {
        sentences.map { .paragraph([Run($0)]) }
    }
}
