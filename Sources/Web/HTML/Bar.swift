/// How far a target is, drawn by the server, with a tick where the calendar stands.
struct Bar: Sendable {
    /// What is done, in thousandths of the target; drawn from 0 to 1000.
    let done: Int
    /// Where the calendar stands in the target's period, in thousandths; nil when there is no calendar to it.
    let calendar: Int?
    /// The tint, the same as the word beside it.
    let tone: Badge.Tone
    /// The bar in words, for those who do not see it.
    let title: String
    /// The records behind what is done; nil when there is nothing to open.
    let records: Address?

    /// The picture, a link to the records. The number beside it is the same link, so the keyboard passes this one by.
    var html: HTML {
        guard let records else { return picture }
        return "<a class=\"bar\" href=\"\(records)\" tabindex=\"-1\">\(picture)</a>"
    }

    private var picture: HTML {
        """
        <svg class="\(tint)" role="img" width="100%" height="20"><title>\(title)</title>
        <rect class="track" y="6" width="100%" height="8" rx="4"/>
        \(stretch)\(tick)</svg>
        """
    }

    private var tint: HTML {
        switch tone {
        case .good: "good"
        case .late: "late"
        case .noticed: "noticed"
        case .plain: "plain"
        }
    }

    private var stretch: HTML? {
        if done <= 0 { return nil }
        return "<rect class=\"done\" y=\"6\" width=\"\(Bar.percent(done))\" height=\"8\" rx=\"4\"/>"
    }

    private var tick: HTML? {
        calendar.map { "<rect class=\"tick\" x=\"\(Bar.percent(min($0, 994)))\" width=\"2\" height=\"20\"/>" }
    }

    /// Thousandths as an SVG percentage: 333 is `33.3%`.
    private static func percent(_ thousandths: Int) -> String {
        let whole = min(max(thousandths, 0), 1000)
        return "\(whole / 10).\(whole % 10)%"
    }
}
