package import Domain
package import Vietnamese

/// What the clerk (*văn thư*) fills in when a report is issued. Number and day stay blank until then.
package struct ClerkEntry: Hashable, Sendable {
    /// The number of the paper among those of its type in the term of the committee.
    package var number: Int?
    /// The day of the paper.
    package var day: Day?

    /// What is known so far.
    package init(number: Int? = nil, day: Day? = nil) {
        self.number = number
        self.day = day
    }

    /// Reads what was typed; what is empty stays blank.
    ///
    /// - Parameters:
    ///   - number: `12`; with its symbol, as in `12-BC/QU`, it is read too.
    ///   - date: a day as people write it: not before the period began or its data were closed, and not to come.
    ///   - knownAt: the last day whose records the report counts; nil where it counts all there are.
    /// - Returns: what could be read, and problems at the fields `number` and `date` for what could not.
    package static func read(
        number: String, date: String, of period: ReportingPeriod, knownAt: Day?, today: Day
    ) -> (entry: ClerkEntry, problems: [Problem]) {
        var entry = ClerkEntry()
        var problems: [Problem] = []
        if !number.isEmpty {
            entry.number = Self.number(number)
            if entry.number == nil { problems.append(Problem("number", "problem.report.number")) }
        }
        guard !date.isEmpty else { return (entry, problems) }
        guard let day = Day(vietnamese: date) else { return (entry, problems + [Problem("date", "problem.date")]) }
        let earliest = max(period.first, knownAt ?? period.first)
        if day > today {
            problems.append(Problem("date", "problem.date.future", ["today": today.vietnamese]))
        } else if day < earliest {
            problems.append(Problem("date", "problem.report.early", ["day": earliest.vietnamese]))
        } else {
            entry.day = day
        }
        return (entry, problems)
    }

    /// The number before its symbol: at most five figures, not all of them 0.
    private static func number(_ text: String) -> Int? {
        let figures = text.prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(figures.count)
        guard (1...5).contains(figures.count), rest.isEmpty || rest.first == "-" || rest.first == "/",
            let number = Int(figures), number > 0
        else { return nil }
        return number
    }
}
