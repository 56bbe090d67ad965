package import Domain
import Foundation
import Storage
package import Vietnamese
import Yams

/// The announcements of days off that are shipped with the program, by year.
package struct Announcements: Hashable, Sendable {
    package struct Year: Hashable, Sendable {
        package let off: [Day]
        /// Saturdays and Sundays worked instead.
        package let works: [Day]
        package let source: Rule.Source
    }

    package let years: [Int: Year]

    /// As written in YAML: by year, the days and the document.
    package init(yaml: String) throws {
        struct Entry: Decodable {
            let document: String
            let certainty: Rule.Source.Certainty
            let off: [String]
            let works: [String]
        }
        func days(_ texts: [String]) throws -> [Day] {
            try texts.map { text in
                guard let day = Day(iso: text) else { throw Unreadable(what: "a day", text: text) }
                return day
            }
        }
        years = try YAMLDecoder().decode([Int: Entry].self, from: yaml).mapValues { entry in
            Year(
                off: try days(entry.off), works: try days(entry.works),
                source: Rule.Source(document: entry.document, certainty: entry.certainty))
        }
    }

    package static func shipped() throws -> Announcements {
        let url = Bundle.module.bundleURL.appendingPathComponent("RuleBook/holidays.yaml")
        return try Announcements(yaml: String(contentsOf: url, encoding: .utf8))
    }
}

/// A day of which this register's office says itself whether it works.
package struct DecidedDay: Hashable, Sendable {
    package let day: Day
    package let works: Bool
    package let document: String
    package let operation: Int
}

/// When the office works: by law, as announced for the year, and as an administrator entered.
package enum OfficeCalendar {
    /// The days that were entered, in their order.
    package static func decided(_ desk: Desk) throws -> [DecidedDay] {
        try desk.db.run(
            "SELECT day, works, document, recorded_in FROM calendar_day WHERE superseded_in IS NULL ORDER BY day"
        ).map { row in
            DecidedDay(
                day: try row.day(0), works: try row.int(1) == 1, document: try row.text(2), operation: try row.int(3))
        }
    }

    /// Says that the office works on a day, or does not; an earlier entry of the same day is superseded.
    ///
    /// - Throws: `Failure.forbidden` but for who administers the whole register; `Failure.invalid` with the problems of
    ///   each field.
    package static func set(
        _ day: Day?, works: Bool?, document: String, by author: Author, _ desk: Desk
    ) throws -> Receipt {
        if let earlier: Receipt = try desk.outcome(of: author.operation, as: .calendar) { return earlier }
        guard author.scope.holdsAll(for: .administer) else { throw Failure.forbidden }
        var problems: [Problem] = []
        if day == nil { problems.append(Problem("day", "problem.date")) }
        if works == nil { problems.append(Problem("works", "problem.required")) }
        if document.isEmpty { problems.append(Problem("document", "problem.required")) }
        if document.count > 200 { problems.append(Problem("document", "problem.too_long", ["most": "200"])) }
        if let day, let works, try desk.calendar().isWorking(day) == works {
            problems.append(Problem("works", "problem.calendar.same"))
        }
        guard problems.isEmpty, let day, let works else { throw Failure.invalid(problems) }
        return try desk.record(.calendar, in: nil, by: author) { recording in
            try recording.say([
                NewState(table: .calendarDay, values: [day.value, (works ? 1 : 0).value, document.value])
            ])
            return Receipt(seq: recording.seq, subjects: [day.iso])
        }
    }
}

extension Desk {
    /// The days on which this register's office works.
    package func calendar() throws -> WorkingCalendar {
        var days: [Day: Bool] = [:]
        for year in announcements.years.values {
            for day in year.off { days[day] = false }
            for day in year.works { days[day] = true }
        }
        for decided in try OfficeCalendar.decided(self) { days[decided.day] = decided.works }
        return WorkingCalendar(decided: days, announced: Set(announcements.years.keys))
    }
}
