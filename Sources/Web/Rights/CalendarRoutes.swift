import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

/// When the office works, year by year: what deadlines in working days are counted by.
extension WebApp {
    func addCalendar(to router: Router<WebContext>) {
        router.get("calendar") { request, _ in
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in .page(try calendarPage(fields, [], visit, desk)) }
        }
        router.post("calendar") { request, _ in
            try await sending(request) { desk, visit, fields in
                do {
                    let day = Day(vietnamese: fields["day"])
                    let works = ["off": false, "works": true][fields["works"]]
                    _ = try OfficeCalendar.set(
                        day, works: works, document: fields["document"], by: visit.author(fields["operation"]), desk)
                    return .go(.calendar(of: day?.year ?? desk.today.year))
                } catch Failure.invalid(let problems) {
                    let told = problems.map(mistake)
                    return .page(try calendarPage(fields, told, visit, desk), .unprocessableContent)
                }
            }
        }
    }

    private func calendarPage(
        _ answers: Fields, _ problems: [FieldProblem], _ visit: Visit, _ desk: Desk
    ) throws -> CalendarPage {
        let year = Int(answers["year"]).flatMap { (1950...2099).contains($0) ? $0 : nil } ?? desk.today.year
        let calendar = try desk.calendar()
        let decided = Dictionary(uniqueKeysWithValues: try OfficeCalendar.decided(desk).map { ($0.day, $0) })
        guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
            throw Failure.notFound
        }
        let announced = desk.announcements.years[year]
        let days = (0...first.days(until: last)).map { first.adding(days: $0) }
        let rows = days.compactMap { day -> CalendarPage.Row? in
            let own = decided[day]
            let (works, holiday) = (calendar.isWorking(day), calendar.holiday(on: day))
            let isWeekend = day.weekday == .saturday || day.weekday == .sunday
            guard own != nil || holiday != nil || (works && isWeekend) else { return nil }
            let why = holiday.map { words("holiday", $0) } ?? site.words("calendar.worked")
            return CalendarPage.Row(
                day: "\(site.words("weekday.\(day.weekday.rawValue)")), \(day.vietnamese)", why: why,
                state: works
                    ? Badge(word: site.words("calendar.works"), tone: .noticed)
                    : Badge(word: site.words("calendar.off"), tone: .plain),
                document: own?.document ?? "")
        }
        let source =
            announced.map { words("rule.certainty.\($0.source.certainty.rawValue)", ["document": $0.source.document]) }
            ?? site.words("calendar.law", ["year": String(year)])
        func field(_ name: String, _ label: String, _ kind: Field.Kind = .text) -> Field {
            Field(name: name, label: label, value: answers[name], problem: problems.text(for: name), kind: kind)
        }
        let choices = [
            Choice(value: "off", text: site.words("calendar.off")),
            Choice(value: "works", text: site.words("calendar.works")),
        ]
        return CalendarPage(
            crumbs: [Link(text: site.words("rights.all"), address: .rights)], year: String(year), source: source,
            earlier: Link(text: String(year - 1), address: .calendar(of: year - 1)),
            later: Link(text: String(year + 1), address: .calendar(of: year + 1)), rows: rows,
            fields: visit.scope.holdsAll(for: .administer)
                ? [
                    field("day", site.words("calendar.day"), .date),
                    field(
                        "works", site.words("calendar.state"), .choice(choices, prompt: site.words("form.choose"))),
                    field("document", site.words("calendar.document")),
                ] : [], problems: problems, operation: uuid7(at: desk.now), token: visit.token)
    }
}

extension Address {
    static let calendar = Address("calendar")

    static func calendar(of year: Int) -> Address { calendar.with(query: ["year": String(year)]) }
}
