import Domain
import Vietnamese

/// A figure as text: the numbers alone, and the sentence that says it with its targets.
struct FigureText {
    /// The figure with its targets.
    let figure: Figure
    /// The first day of the quarter.
    let from: Day

    private var code: String { figure.indicator.code }

    /// `1.063`, or that it is not held.
    var value: String {
        figure.value.number.map(said) ?? ReportWords.notHeld
    }

    /// The numbers of the figure with its targets where it has any: `06/17`.
    var numbers: String {
        figure.targets.isEmpty ? value : figure.targets.map { TargetText($0).progress }.joined(separator: ", ")
    }

    /// A sentence, such as `Thành lập mới 02/05 chi bộ, đạt 40% chỉ tiêu Thành ủy Hà Nội giao.`
    ///
    /// - Parameters:
    ///   - subject: who did it; nil for the unit whose report it is.
    ///   - reach: what a line adds to the name of its figure: `toàn quận`, `tính đến hết ngày 31/3/2024`.
    func sentence(of subject: String? = nil, reach: String? = nil) -> String {
        clause(of: subject, reach: reach).capitalizedFirst + "."
    }

    /// The sentence without capital and full stop, for one that goes on.
    func clause(of subject: String? = nil, reach: String? = nil) -> String {
        let wording = Wording(code: code, subject: subject, reach: reach)
        if let target = figure.targets.first, figure.targets.count == 1, isMeasuredInQuarter(target) {
            let text = TargetText(target)
            guard target.reached.number != nil else { return "\(wording.bare): \(text.judgement)" }
            return "\(wording.counting(text.inSentence)), \(text.judgement)"
        }
        guard !figure.targets.isEmpty else { return head(wording) }
        let head = head(wording) + (figure.indicator.kind == .flow ? ReportWords.inQuarter : "")
        let clauses = figure.targets.map { target in
            let text = TargetText(target)
            let span = ReportWords.span(target, figure.indicator.kind, isOneOfSeveral: figure.targets.count > 1)
            guard target.reached.number != nil else { return "\(span): \(text.judgement)" }
            return "\(span): \(text.inSentence), \(text.judgement)"
        }
        return ([head] + clauses).joined(separator: "; ")
    }

    private func head(_ wording: Wording) -> String {
        guard let number = figure.value.number else { return "\(wording.bare): \(ReportWords.notHeld)" }
        if number == 0, let none = wording.none { return none }
        return wording.counting(said(number))
    }

    /// The number with what is said of it: `gần 4.500`.
    private func said(_ number: Int) -> String {
        (figure.qualifier ?? .exact).text(Numbers.padded(number))
    }

    /// Whether the target's measure is the figure of the quarter itself.
    private func isMeasuredInQuarter(_ target: TargetProgress) -> Bool {
        target.reached == figure.value && (figure.indicator.kind.isStock || target.from == from)
    }
}

/// How a figure is put: as a deed (`thành lập mới 02 chi bộ`) or as a line (`Tổ chức đảng: 22`).
private struct Wording {
    let code: String
    let subject: String?
    let reach: String?

    func counting(_ count: String) -> String {
        guard let deed = ReportWords.deed(code) else { return "\(bare): \(count)" }
        return did("\(deed.verb) \(count) \(deed.object)")
    }

    /// Without a number, such as `thành lập mới chi bộ`.
    var bare: String {
        if let deed = ReportWords.deed(code) { return did("\(deed.verb) \(deed.object)") }
        let name = ReportWords.name(code) + (reach.map { " \($0)" } ?? "")
        return subject.map { "\($0), \(name.decapitalized)" } ?? name
    }

    /// That nothing was done; nil for a line, which says 0.
    var none: String? {
        ReportWords.deed(code).map { did(ReportWords.none($0)) }
    }

    private func did(_ words: String) -> String {
        subject.map { "\($0) \(words)" } ?? words
    }
}
