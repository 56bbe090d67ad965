package import Domain
import Vietnamese

/// A target as text, the same on pages, in reports and on the command line.
package struct TargetText {
    private let target: TargetProgress

    /// This target as text.
    package init(_ target: TargetProgress) { self.target = target }

    /// What was asked for: `05`, `05–07`.
    package var aim: String {
        ([target.value] + (upper.map { [$0] } ?? [])).map(Numbers.padded).joined(separator: "–")
    }

    /// What is reached of what was asked for, in a table: `02/05`, `06 (05–07)`.
    package var progress: String {
        guard let reached = target.reached.number else { return "\(ReportWords.notHeld) (\(aim))" }
        return upper == nil ? "\(said(reached))/\(aim)" : "\(said(reached)) (\(aim))"
    }

    /// The same where the target is named further on: `02/05`, `06`. Empty where nothing is held.
    var inSentence: String {
        guard let reached = target.reached.number else { return "" }
        return upper == nil ? "\(said(reached))/\(aim)" : said(reached)
    }

    /// The share reached in whole per cent, cut off so that 100% is never said before it is so; for a range a word
    /// from its lower bound on; `–` where there is nothing to divide by; empty where nothing is held.
    package var percent: String {
        guard let reached = target.reached.number else { return "" }
        guard let upper, reached >= target.value else { return share(of: reached) }
        return reached > upper ? ReportWords.shortAbove : ReportWords.shortWithin
    }

    /// How it stands and who gave it: `đạt 40% chỉ tiêu Thành ủy Hà Nội giao`; where nothing is held, the target
    /// alone.
    var judgement: String {
        let named = ReportWords.target(aim, giver: target.assignedBy)
        guard let reached = target.reached.number else { return named }
        guard let upper else { return ReportWords.share(share(of: reached), giver: target.assignedBy) }
        if reached < target.value { return "\(ReportWords.lowerShare(share(of: reached))) \(named)" }
        return "\(reached > upper ? ReportWords.above : ReportWords.within) \(named)"
    }

    /// What is reached with what is said of it: `gần 4.500`.
    private func said(_ reached: Int) -> String {
        (target.qualifier ?? .exact).text(Numbers.padded(reached))
    }

    private var upper: Int? { target.shape == .range ? target.upper : nil }

    private func share(of reached: Int) -> String {
        Numbers.percent(reached, of: target.value, places: 0, rounding: .truncated) ?? "–"
    }
}
