/// One target of a unit and how far it is: `02/05`, bar, pace, giver, document.
struct TargetCard: Sendable {
    /// How what is done stands against the calendar.
    enum Pace: Sendable {
        /// More is done than the calendar asks for.
        case ahead
        /// As much as the calendar asks for.
        case onTime
        /// So many less than the calendar asks for, such as `2`.
        case behind(String)
    }

    /// What is counted.
    let name: String
    /// What is done, such as `02`; nil when there is no data.
    let done: String?
    /// What was aimed at, such as `05`.
    let aim: String
    /// The share done, such as `40%`, or `–` when there is nothing to divide by.
    let percent: String
    /// The records behind what is done; nil when there is nothing to open.
    let records: Address?
    /// What is done in thousandths of the target.
    let doneThousandths: Int
    /// Where the calendar stands in the target's period, in thousandths; nil when there is no calendar to it.
    let calendarThousandths: Int?
    /// How it stands; nil when nothing can be said yet.
    let pace: Pace?
    /// Who gave it, such as `Thành ủy`; nil when the document does not say.
    let giver: String?
    /// The document that says so; nil when none is known.
    let document: String?

    /// The card, an item of a list.
    func html(_ words: Strings) -> HTML {
        let source: HTML? = document.map { "<span class=\"sub\">\($0)</span>" }
        return """
            <li class="target">
            <h3>\(name)</h3>
            <p class="answer">\(answer(words))</p>
            \(bar(words).html)
            <p class="pace">\(badge(words)?.html) \(percent)</p>
            <p class="source">\(given(words))\(source)</p>
            </li>
            """
    }

    private func answer(_ words: Strings) -> HTML {
        guard let done else { return "<span class=\"unheld\">\(words("figure.unheld"))</span> <span>/\(aim)</span>" }
        guard let records else { return "<strong>\(done)</strong><span>/\(aim)</span>" }
        return """
            <a href="\(records)"><span class="hidden">\(words("target.records", ["figure": name]))</span>\
            <strong>\(done)</strong></a><span>/\(aim)</span>
            """
    }

    private func bar(_ words: Strings) -> Bar {
        let place = calendarThousandths.map { String(($0 + 5) / 10) }
        let title =
            place.map { words("target.bar", ["percent": percent, "calendar": $0]) }
            ?? words("target.bar.plain", ["percent": percent])
        return Bar(
            done: doneThousandths, calendar: calendarThousandths, tone: tone, title: title,
            records: done == nil ? nil : records)
    }

    private var tone: Badge.Tone {
        switch pace {
        case .ahead, .onTime: .good
        case .behind: .late
        case nil: .plain
        }
    }

    private func badge(_ words: Strings) -> Badge? {
        switch pace {
        case .ahead: Badge(word: words("pace.ahead"), tone: tone)
        case .onTime: Badge(word: words("pace.onTime"), tone: tone)
        case .behind(let count): Badge(word: words("pace.behind", ["count": count]), tone: tone)
        case nil: nil
        }
    }

    private func given(_ words: Strings) -> String {
        giver.map { words("target.giver", ["giver": $0]) } ?? words("target.giver.none")
    }
}
