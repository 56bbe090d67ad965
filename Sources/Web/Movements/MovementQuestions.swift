import Domain
import Exchange
import Records
import Vietnamese

extension MovementForm {
    /// More cells than this are named by code instead of chosen: a page of a slow line stays small.
    static let mostChoices = 200

    /// A movement of a person who is known, from their page.
    init(_ app: WebApp, _ kind: Movement.Kind, of file: PersonFile, _ visit: Visit, _ desk: Desk) throws {
        let cells = try UnitQueries.cells(as: visit.recording, atMost: Self.mostChoices, desk)
        self.app = app
        self.kind = kind
        subject = file
        second = nil
        unnamed = nil
        crumbs = app.personCrumbs + [Link(text: file.row.name, address: .person(file.row.code))]
        rules = try Self.rules(kind, app, desk)
        let isArriving = kind == .transferIn && file.row.standing.status == .moving
        sections = Self.sections(kind, isArriving: isArriving, cells, app)
        action = .movement(kind, of: file.row.code)
        cancel = .person(file.row.code)
    }

    /// An admission from the page of a unit: the words typed may name a person, nobody, or several.
    init(
        _ app: WebApp, admissionTo line: [UnitName], of typed: String, _ visit: Visit, _ desk: Desk
    ) throws {
        let code = line.first?.code ?? ""
        let within = Scope(
            account: visit.scope.account, grants: line.prefix(1).map { Scope.Grant(role: .recorder, unit: $0.id) })
        let cells = try UnitQueries.cells(as: within, atMost: Self.mostChoices, desk)
        let found = try PersonQueries.matching(typed, limit: Self.mostNamesakes + 1, as: visit.scope, desk)
        self.app = app
        kind = .admission
        subject =
            try found.count == 1 ? found.first.map { try PersonQueries.file($0.code, as: visit.scope, desk) } : nil
        let number = typed.uppercased()
        second = subject?.merged.contains { $0.code == number } == true ? number : nil
        unnamed = found.count == 1 ? nil : Self.unnamed(typed, found.count)
        crumbs = app.crumbs(line)
        rules = try Self.rules(.admission, app, desk)
        let who = FormSection(
            legend: app.site.words("movement.who"), questions: [Self.person(found, for: code, app)])
        sections = [who] + Self.sections(.admission, isArriving: false, cells, app)
        action = .admission(to: code)
        cancel = .members(of: code)
    }

    /// More people than this are not offered to choose from.
    static let mostNamesakes = 20

    /// Why words typed name nobody; nil where none were typed.
    static func unnamed(_ typed: String, _ count: Int) -> Problem? {
        if typed.isEmpty { return nil }
        if count == 0 { return Problem("person", "problem.person.none", ["value": typed]) }
        if count > mostNamesakes { return Problem("person", "problem.person.many", ["value": typed]) }
        return Problem("person", "problem.person.several", ["value": typed, "count": Numbers.padded(count)])
    }

    /// Whom: typed, or one of those whom the words typed name.
    static func person(_ found: [PersonRow], for unit: String, _ app: WebApp) -> Question {
        let isAmbiguous = (2...mostNamesakes).contains(found.count)
        let choices = found.map { person in
            let place = person.unit?.name ?? person.workplace?.name
            return Choice(
                value: person.code,
                text: [person.name, person.code, app.words("standing", person.standing.status), place].compactMap { $0 }
                    .joined(separator: " · "))
        }
        var question = Question(
            MovementList.columns.column("person"), label: app.site.words("movement.person"),
            hint: app.site.words("movement.person.hint"), choices: isAmbiguous ? choices : nil, app)
        question.more = Link(text: app.site.words("person.record"), address: .newPerson(for: unit))
        return question
    }

    private static func rules(_ kind: Movement.Kind, _ app: WebApp, _ desk: Desk) throws -> [RuleLine] {
        let codes =
            switch kind {
            case .admission: [RuleBook.admissionMinimumAge, RuleBook.admissionMaximumAge]
            case .readmission: [RuleBook.readmissionMonths, RuleBook.probationMonths]
            case .recognition: [RuleBook.probationMonths]
            case .transfer, .transferOut, .transferIn: [RuleBook.transferSlipDays]
            case .temporary:
                [RuleBook.temporaryMinimum, RuleBook.temporaryMaximum, RuleBook.temporaryStudyMaximum]
            default: [String]()
            }
        return try codes.compactMap { try app.ruleLine($0, on: desk.today, desk) }
    }

    /// The questions that may be left without an answer: who goes away goes to a cell or to an organisation.
    var optional: Set<String> { Self.optional(kind) }

    private static func optional(_ kind: Movement.Kind) -> Set<String> {
        switch kind {
        case .transferOut, .temporary: ["counterpart", "elsewhere", "province"]
        default: []
        }
    }

    private static func sections(
        _ kind: Movement.Kind, isArriving: Bool, _ cells: [UnitName]?, _ app: WebApp
    ) -> [FormSection] {
        let optional = optional(kind)
        func ask(_ field: String) -> Question {
            Question(
                MovementList.columns.column(field, required: !optional.contains(field)),
                label: app.site.words("movement.\(field).\(kind.rawValue)"),
                hint: app.site.words("movement.\(field).\(kind.rawValue).hint"), app)
        }
        func cell(_ field: String, among cells: [UnitName]?) -> Question {
            let choices = cells?.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") }
            return Question(
                MovementList.columns.column(field, required: !optional.contains(field)),
                label: app.site.words("movement.\(field).\(kind.rawValue)"),
                hint: app.site.words(choices == nil ? "movement.cell.code" : "movement.cell.choose"), choices: choices,
                app)
        }
        func paper(_ field: String) -> Question {
            Question(
                MovementList.columns.column("decision.\(field)", required: true),
                label: app.site.words("movement.decision.\(field)"),
                hint: app.site.words("movement.decision.\(field).hint"), app)
        }
        var what: [Question] = []
        switch kind {
        case .admission, .readmission: what = [cell("unit", among: cells)]
        case .transfer: what = [cell("counterpart", among: cells)]
        case .opening, .restoration: what = [cell("unit", among: cells), ask("status")]
        // A member may leave for a cell of which somebody else records: it is named by its code.
        case .transferOut: what = [cell("counterpart", among: nil), ask("elsewhere"), ask("province")]
        case .temporary: what = [cell("counterpart", among: cells), ask("elsewhere"), ask("province")]
        case .transferIn where !isArriving:
            what = [ask("elsewhere"), ask("province"), cell("unit", among: cells), ask("status")]
        default: break
        }
        let event = FormSection(
            legend: app.site.words("movement.event.\(kind.rawValue)"), questions: what + [ask("effective_on")])
        guard kind.needsDecision else { return [event] }
        let decision = FormSection(
            legend: app.site.words("movement.paper.\(kind.rawValue)"),
            questions: [paper("number"), paper("date"), paper("issuer")])
        return [event, decision]
    }

    /// What is known already: the cell it began from; for a recognition the day on which probation ends.
    func prefilled(unit: String, _ desk: Desk) throws -> Fields {
        var answers: [String: String] = [:]
        if case .choice(let cells, _)? = questions.first(where: { $0.name == "unit" })?.kind {
            if cells.contains(where: { $0.value == unit }) { answers["unit"] = unit }
        } else if !questions.contains(where: { $0.name == "person" }) {
            answers["unit"] = unit
        }
        let admissions: [Movement.Kind] = [.admission, .readmission]
        if kind == .recognition,
            let admission = subject?.steps.last(where: { admissions.contains($0.kind) })?.effectiveOn,
            let months = try desk.rules().inForce(RuleBook.probationMonths, on: desk.today)?.amount
        {
            let ends = admission.adding(months: months)
            if ends <= desk.today { answers["effective_on"] = ends.vietnamese }
        }
        return Fields(answers)
    }
}
