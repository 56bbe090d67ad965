import Domain
import Exchange
import FoundationEssentials
import Hummingbird
import Records
import Vietnamese

extension WebApp {
    func addFoundings(to router: Router<WebContext>) {
        router.get("units/:code/foundings/new") { request, context in
            let code = try context.parameters.require("code")
            return try await reading(request) { desk, visit in
                let unit = try recordable(code, visit, desk)
                let isParent = !unit.type.children.isDisjoint(with: [.cell, .grassrootsCell])
                let answers = FoundingAnswers(Fields(["parent": isParent ? code : ""]))
                let operation = uuid7(at: Date())
                return .page(try foundingForm(code, answers, [], operation: operation, visit, desk))
            }
        }
        router.post("units/:code/foundings") { request, context in
            let code = try context.parameters.require("code")
            return try await sending(request) { desk, visit, fields in
                try found(under: code, fields, visit, desk)
            }
        }
    }

    private func recordable(_ code: String, _ visit: Visit, _ desk: Desk) throws -> UnitName {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        guard let unit = line.first else { throw Failure.notFound }
        guard visit.scope.mayRecord(in: line.map(\.id)), unit.type.line == .party else { throw Failure.forbidden }
        return unit
    }

    /// The form sent: looked over and shown again, shown for confirmation, or recorded.
    private func found(under code: String, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> Answer {
        _ = try recordable(code, visit, desk)
        let answers = FoundingAnswers(fields)
        let operation = fields["operation"]
        let (draft, problems) = draft(answers)
        func again(_ problems: [FieldProblem]) throws -> Answer {
            let page = try foundingForm(code, answers, problems, operation: operation, visit, desk)
            return .page(page, problems.isEmpty ? .ok : .unprocessableContent)
        }
        guard fields["step"] != "edit" else { return try again([]) }
        guard let draft, problems.isEmpty else { return try again(problems) }
        if fields["step"] == "record" {
            do {
                let receipt = try Units.found(draft, by: visit.author(operation), desk)
                return .go(.operation(receipt.seq, isNew: true))
            } catch Failure.invalid(let problems) {
                return try again(problems.map(fieldProblem))
            }
        }
        let plan = try Units.planFounding(draft, as: visit.scope, desk)
        guard plan.problems.isEmpty else { return try again(plan.problems.map(fieldProblem)) }
        return .page(try confirmation(code, draft, answers, operation: operation, visit, desk))
    }

    private func foundingForm(
        _ code: String, _ answers: FoundingAnswers, _ problems: [FieldProblem], operation: String, _ visit: Visit,
        _ desk: Desk
    ) throws -> FoundingFormPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        let types: [UnitType] = [.cell, .grassrootsCell]
        let parents = try UnitQueries.possibleParents(of: types, as: visit.scope, desk)
        let rule = try desk.rules().inForce(RuleBook.cellMinimum, on: desk.today)
        return FoundingFormPage(
            crumbs: crumbs(line), answers: answers,
            kinds: types.map { Choice(value: $0.rawValue, text: words("unit_type", $0)) },
            parents: parents.map { Choice(value: $0.code, text: "\($0.name) (\($0.code))") },
            rule: RuleLine(
                text: words("rule.\(RuleBook.cellMinimum)", ["amount": Numbers.grouped(rule?.amount ?? 0)]),
                source: rule.map {
                    words("rule.certainty.\($0.source.certainty.rawValue)", ["document": $0.source.document])
                }
                    ?? ""),
            problems: problems, operation: operation, action: Address("units", code, "foundings"),
            cancel: .unit(code), token: visit.token)
    }

    private func confirmation(
        _ code: String, _ draft: UnitDraft, _ answers: FoundingAnswers, operation: String, _ visit: Visit, _ desk: Desk
    ) throws -> FoundingConfirmPage {
        let line = try UnitQueries.line(code: code, on: desk.today, as: visit.scope, desk)
        let superiors = try UnitQueries.line(code: draft.parentCode ?? code, on: draft.from, as: visit.scope, desk)
        let host = try draft.hostTaxCode.flatMap { try EnterpriseQueries.named($0, as: visit.scope, desk) }
        var notices: [String] = []
        if let day = host?.visitedOn, let conclusion = host?.conclusion {
            let values = ["day": day.vietnamese, "conclusion": words("conclusion", conclusion)]
            notices.append(words("founding.notice.survey", values))
        }
        return FoundingConfirmPage(
            crumbs: crumbs(line), answers: answers, kind: words("unit_type", draft.type),
            parent: superiors.first?.name ?? "", host: host?.name,
            decisionDate: draft.from.vietnamese, changes: try changes(draft, superiors, by: 1, desk), notices: notices,
            operation: operation, action: Address("units", code, "foundings"), token: visit.token)
    }

    /// What one more cell, or one less, does to the figures of the units above it in the quarter of its day.
    func changes(_ draft: UnitDraft, _ superiors: [UnitName], by amount: Int, _ desk: Desk) throws -> [Change] {
        let quarter = Quarter.containing(draft.from)
        guard let unit = superiors.first else { return [] }
        let question = FigureQuestion(unit: unit.id, from: quarter.first, to: quarter.last, knownAt: nil)
        let figures = try Figures.several(superiors.map(\.id), question, desk)
        let dimensions = Dimensions(
            line: Line.party.rawValue, cause: draft.entry.rawValue, category: draft.type.rawValue)
        return superiors.flatMap { superior in
            (figures[superior.id] ?? []).compactMap { figure -> Change? in
                guard figure.indicator.fact == .organisation, figure.indicator.filter.admits(dimensions),
                    let number = figure.value.number
                else { return nil }
                let target = figure.targets.first
                func text(_ number: Int) -> String {
                    target.map { Numbers.progress(number, of: $0.value) } ?? Numbers.grouped(number)
                }
                let before = target?.reached.number ?? number
                return Change(
                    figure: words.name(of: figure.indicator), unit: superior.name, before: text(before),
                    after: text(before + amount))
            }
        }
    }

    private func fieldProblem(_ problem: Problem) -> FieldProblem {
        let names = [
            "type": "kind", "from": "decisionDate", "decision.number": "decisionNumber",
            "decision.date": "decisionDate", "decision.issuer": "issuer",
        ]
        return fieldProblem(names[problem.field] ?? problem.field, words(problem.message))
    }

    /// A problem with the name of its field, so that the summary on top says where as well as what.
    private func fieldProblem(_ field: String, _ text: String) -> FieldProblem {
        FieldProblem(field: field, text: "\(site.words("founding.\(field)")): \(text)")
    }

    /// The draft that the answers make, or what is wrong with their shape.
    private func draft(_ answers: FoundingAnswers) -> (UnitDraft?, [FieldProblem]) {
        var problems: [FieldProblem] = []
        func refuse(_ field: String, _ key: String) {
            problems.append(fieldProblem(field, words(key)))
        }
        let type = UnitType(rawValue: answers.kind).flatMap { $0.holdsMembers ? $0 : nil }
        if type == nil { refuse("kind", "problem.founding.type") }
        let day = Day(vietnamese: answers.decisionDate)
        if day == nil { refuse("decisionDate", answers.decisionDate.isEmpty ? "problem.required" : "problem.date") }
        for (field, value) in [
            ("name", answers.name), ("code", answers.code), ("parent", answers.parent),
            ("decisionNumber", answers.decisionNumber), ("issuer", answers.issuer),
        ] where value.isEmpty {
            refuse(field, "problem.required")
        }
        let host = TaxCode(answers.host)
        if !answers.host.isEmpty && host == nil { refuse("host", "problem.tax_code.shape") }
        guard problems.isEmpty, let type, let day else { return (nil, problems) }
        let decision = DecisionDraft(number: answers.decisionNumber, issuedOn: day, issuer: answers.issuer)
        return (
            UnitDraft(
                code: answers.code.uppercased(), name: answers.name, type: type, parentCode: answers.parent,
                block: host == nil ? nil : .enterprise, hostTaxCode: host?.digits, entry: .founding, from: day,
                decision: decision), []
        )
    }
}

extension FoundingAnswers {
    init(_ fields: Fields) {
        self.init(
            code: fields["code"], name: fields["name"], kind: fields["kind"], parent: fields["parent"],
            host: fields["host"], decisionNumber: fields["decisionNumber"], decisionDate: fields["decisionDate"],
            issuer: fields["issuer"])
    }
}

extension String {
    /// The text as a sentence begins.
    var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}
