import Domain
import Vietnamese

/// A figure as text: the numbers alone, and the sentence that says it with its targets.
struct FigureText {
    private let figure: Figure
    private let unitCode: String
    private let period: ReportingPeriod
    private let isLater: Bool

    /// A unit's figure with its targets over a period.
    ///
    /// - Parameter isLater: whether it counts what was recorded after the report's moment too.
    init(_ figure: Figure, of unitCode: String, in period: ReportingPeriod, isLater: Bool = false) {
        self.figure = figure
        self.unitCode = unitCode
        self.period = period
        self.isLater = isLater
    }

    private var code: String { figure.indicator.code }

    /// `1.063`, or that it is not held.
    var value: ReportText {
        guard let number = figure.value.number else { return ReportText(ReportWords.notHeld) }
        return opened((figure.qualifier ?? .exact).text(Numbers.padded(number)), from: period.first)
    }

    /// The numbers of the figure with its targets where it has any: `06/17`.
    var numbers: ReportText {
        figure.targets.isEmpty ? value : .joined(figure.targets.map(progress), by: ", ")
    }

    /// The same with the share reached, a line for each target: `06/17 (35%)`.
    var lines: [ReportText] {
        guard !figure.targets.isEmpty else { return [value] }
        return figure.targets.map { target in
            let percent = TargetText(target).percent
            if percent.isEmpty { return progress(target) }
            return target.shape == .range ? "\(progress(target)) \(percent)" : "\(progress(target)) (\(percent))"
        }
    }

    /// What is reached of a target: `06/17`.
    func progress(_ target: TargetProgress) -> ReportText { reached(target, TargetText(target).progress) }

    /// A sentence, such as `Thành lập mới 02/05 chi bộ (đạt 40% chỉ tiêu Thành ủy Hà Nội giao).`
    ///
    /// - Parameter reach: what a line adds to the name of its figure: `toàn quận`, `tính đến hết ngày 31/3/2024`.
    func sentence(reach: String? = nil) -> ReportText {
        "\(clause(reach: reach).capitalizedFirst)."
    }

    /// The sentence without capital and full stop, for one that goes on.
    func clause(reach: String? = nil) -> ReportText {
        let wording = Wording(code: code, reach: reach)
        if let target = figure.targets.first, figure.targets.count == 1, isMeasuredInPeriod(target) {
            return said(of: target) { wording.counting($0) } ?? "\(wording.bare): \(unmeasured(target))"
        }
        guard !figure.targets.isEmpty else { return head(wording) }
        let isFlow = figure.indicator.kind == .flow
        let head: ReportText = isFlow ? "\(head(wording)) \(ReportWords.within(period))" : head(wording)
        let clauses = figure.targets.map { target -> ReportText in
            let span = ReportWords.span(target, figure.indicator.kind, isOneOfSeveral: figure.targets.count > 1)
            return said(of: target) { "\(span): \($0)" } ?? "\(span): \(unmeasured(target))"
        }
        return .joined([head] + clauses, by: "; ")
    }

    /// What is reached, worded, and in brackets what that is of the target; nil where nothing is held.
    private func said(of target: TargetProgress, _ worded: (ReportText) -> ReportText) -> ReportText? {
        guard target.reached.number != nil else { return nil }
        let text = TargetText(target)
        return "\(worded(reached(target, text.inSentence))) (\(text.judgement))"
    }

    private func unmeasured(_ target: TargetProgress) -> String {
        "\(ReportWords.notHeld) (\(TargetText(target).judgement))"
    }

    private func head(_ wording: Wording) -> ReportText {
        guard let number = figure.value.number else { return "\(wording.bare): \(ReportWords.notHeld)" }
        if number == 0, let none = wording.none { return ReportText(none) }
        return wording.counting(value)
    }

    /// Whether the target's measure is the figure of the period itself.
    private func isMeasuredInPeriod(_ target: TargetProgress) -> Bool {
        target.reached == figure.value && (figure.indicator.kind.isStock || target.from == period.first)
    }

    private func reached(_ target: TargetProgress, _ text: String) -> ReportText {
        target.reached.number == nil ? ReportText(text) : opened(text, from: target.from)
    }

    private func opened(_ text: String, from: Day) -> ReportText {
        ReportText(
            text,
            source: FigureSource(
                unitCode: unitCode, indicator: figure.indicator, from: from, to: period.last, isLater: isLater))
    }
}

/// How a figure is put: as a deed (`thành lập mới 02 chi bộ`) or as a line (`Tổ chức đảng: 22`).
private struct Wording {
    let code: String
    let reach: String?

    func counting(_ count: ReportText) -> ReportText {
        guard let deed = ReportWords.deed(code) else { return "\(bare): \(count)" }
        return "\(deed.verb) \(count) \(deed.object)"
    }

    /// Without a number, such as `thành lập mới chi bộ`.
    var bare: String {
        if let deed = ReportWords.deed(code) { return "\(deed.verb) \(deed.object)" }
        return ReportWords.name(code) + (reach.map { " \($0)" } ?? "")
    }

    /// That nothing was done; nil for a line, which says 0.
    var none: String? { ReportWords.deed(code).map(ReportWords.none) }
}
