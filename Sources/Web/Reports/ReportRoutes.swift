import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addReports(to router: Router<WebContext>) {
        router.get("units/:code/reports") { request, context in
            let code = try context.parameters.require("code")
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in try reports(of: code, fields, visit, desk) }
        }
        router.get("units/:code/reports/:period") { request, context in
            let code = try context.parameters.require("code")
            let name = try context.parameters.require("period")
            let isFile = name.hasSuffix(".docx")
            guard let period = ReportingPeriod(isFile ? String(name.dropLast(5)) : name) else {
                throw Failure.notFound
            }
            let fields = Fields(query: request)
            return try await reading(request) { desk, visit in
                let asked = ReportQuestion(period, code: code, fields, self, desk)
                return try isFile ? file(asked, visit, desk) : .page(preview(asked, visit, desk))
            }
        }
    }

    private func file(_ asked: ReportQuestion, _ visit: Visit, _ desk: Desk) throws -> Answer {
        // What cannot be understood is told on the page, never left out of a paper in silence.
        guard asked.problems.isEmpty else { return .go(asked.address) }
        let report = try asked.report(rows: Report.fileRows, visit, desk)
        return .word(try report.file(asked.entry), name: "bao-cao-\(asked.code)-\(asked.period.code)")
    }

    private func preview(_ asked: ReportQuestion, _ visit: Visit, _ desk: Desk) throws -> ReportPage {
        let report = try asked.report(rows: ReportPage.rows(listings: 0), visit, desk)
        let rows = ReportPage.rows(listings: report.listings.count)
        let line = try UnitQueries.line(code: asked.code, on: desk.today, as: visit.scope, desk)
        let all = Address("units", asked.code, "reports")
        return ReportPage(
            unit: report.unit.name, period: asked.period.name, crumbs: crumbs(line, asked.dates),
            dates: asked.dates.chips(action: all, kept: asked.clerkFields, begunBy: desk.today), file: asked.file,
            others: all.with(query: ["known": asked.dates.known?.vietnamese]),
            clerk: ClerkForm(
                action: .report(asked.period, of: asked.code), kept: asked.knownFields, number: asked.number,
                date: asked.date, problems: asked.clerkProblems),
            paper: PaperSheet(report.paper(asked.entry, rows: rows), known: asked.dates.known))
    }

    /// The periods to choose from; days that were typed lead on to their report.
    private func reports(of code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> Answer {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        let known = fields.orNil("known")
        var problems: [FieldProblem] = []
        if fields.orNil("from") != nil || fields.orNil("to") != nil {
            let (period, found) = days(fields, desk.today)
            if let period {
                return .go(
                    .report(period, of: code, known: known, number: fields.orNil("number"), date: fields.orNil("date")))
            }
            problems = found
        }
        let years = (0..<5).map { desk.today.year - $0 }.map { year in
            (
                name: String(year),
                periods: ReportingPeriod.of(year: year).filter { $0.first <= desk.today }.map {
                    Link(text: $0.name, address: .report($0, of: code, known: known))
                }
            )
        }
        let page = ReportsPage(
            unit: unit.name, crumbs: crumbs(Array(line.dropFirst())), tabs: tabs(unit, .reports), years: years,
            action: Address("units", code, "reports"),
            kept: known.map { [HiddenField(name: "known", value: $0)] } ?? [], from: fields["from"],
            to: fields["to"], problems: problems)
        return .page(page, problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// The period typed, or what is wrong with it.
    private func days(_ fields: Fields, _ today: Day) -> (ReportingPeriod?, [FieldProblem]) {
        var problems: [FieldProblem] = []
        func refuse(_ field: String, _ problem: String) {
            let label = field == "from" ? site.words("dates.from") : site.words("dates.to")
            problems.append(FieldProblem(field: field, text: "\(label): \(problem)"))
        }
        let from = Day(vietnamese: fields["from"])
        let to = Day(vietnamese: fields["to"])
        for (field, day) in [("from", from), ("to", to)] where day == nil {
            refuse(field, fields[field].isEmpty ? words("problem.required") : words("problem.date"))
        }
        if let from, from > today { refuse("from", words("problem.report.future")) }
        guard let from, let to, problems.isEmpty else { return (nil, problems) }
        let period = ReportingPeriod(from: from, to: to)
        if period == nil { refuse("to", words("problem.target.period")) }
        return (period, problems)
    }
}

extension Address {
    /// A report; what the clerk typed stands in it as typed.
    static func report(
        _ period: ReportingPeriod, of code: String, known: String? = nil, number: String? = nil, date: String? = nil
    ) -> Address {
        Address("units", code, "reports", period.code, query: ["known": known, "number": number, "date": date])
    }
}
