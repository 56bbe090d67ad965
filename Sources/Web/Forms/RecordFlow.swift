import Domain
import Exchange
import FoundationEssentials
import HTTPTypes
import Records
import Vietnamese

extension WebApp {
    /// The form, to be typed.
    func asking(_ form: some RecordForm, _ answers: Fields = Fields([:]), _ visit: Visit) -> Answer {
        .page(formPage(form, answers, [], operation: uuid7(at: Date()), visit))
    }

    /// The form sent: looked over and shown again, shown for confirmation, or recorded. Nothing typed is lost.
    func taking(_ form: some RecordForm, _ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> Answer {
        let operation = fields["operation"]
        func again(_ problems: [FieldProblem], notices: [String] = []) -> Answer {
            let page = formPage(form, fields, problems, notices: notices, operation: operation, visit)
            return .page(page, problems.isEmpty && notices.isEmpty ? .ok : .unprocessableContent)
        }
        func told(_ problems: [Problem]) -> [FieldProblem] { problems.map { fieldProblem($0, form.questions) } }

        guard fields["step"] != "edit" else { return again([]) }
        // What is sent once more hears its first outcome: it is no change by others.
        if let seen = Int(fields["seen"]), try !desk.isRecorded(operation) {
            let changes = try form.meanwhile(since: seen, desk)
            guard changes.isEmpty else { return again([], notices: changes) }
        }
        let entry = form.read(fields)
        guard let draft = entry.draft, entry.problems.isEmpty else { return again(told(entry.problems)) }
        do {
            if fields["step"] == "record" {
                return .go(form.done(try form.record(draft, by: visit.author(operation), desk)))
            }
            let problems = try form.plan(draft, visit, desk)
            guard problems.isEmpty else { return again(told(problems)) }
            let consequences = try form.consequences(draft, visit, desk)
            return .page(confirmPage(form, fields, entry.warnings, consequences, operation: operation, visit))
        } catch let needed as Approvals.Needed {
            // Thrown before anything is written: the form waits for another as it was sent.
            let rows = readRows(form, fields).map { Proposal.Content.Row(name: $0.name, value: $0.text) }
            let content = Proposal.Content(
                title: form.title, rows: rows, address: form.action.text,
                fields: fields.all.filter { $0.key != "token" })
            try Proposals.keep(content, id: operation, in: needed.unit, by: visit.session.account.id, desk)
            return .go(.approval(operation))
        } catch Failure.invalid(let problems) {
            return again(told(problems))
        } catch Failure.conflict(let message) {
            return again([FieldProblem(field: nil, text: words(message).capitalizedFirst)])
        }
    }

    private func formPage(
        _ form: some RecordForm, _ answers: Fields, _ problems: [FieldProblem], notices: [String] = [],
        operation: String, _ visit: Visit
    ) -> RecordFormPage {
        RecordFormPage(
            name: form.title, crumbs: form.crumbs, room: form.room, rules: form.rules, help: form.help,
            sections: form.sections.map { section in
                RecordFormPage.Section(
                    legend: section.legend, fields: section.questions.map { $0.field(answers, problems) })
            },
            notices: notices, problems: problems, seen: form.seen.map { String($0) }, operation: operation,
            action: form.action, cancel: form.cancel, token: visit.token)
    }

    private func confirmPage(
        _ form: some RecordForm, _ answers: Fields, _ warnings: [Problem], _ consequences: Consequences,
        operation: String, _ visit: Visit
    ) -> RecordConfirmPage {
        let rows = readRows(form, answers).map { Facts.Row(name: $0.name, value: "\($0.text)") }
        let hidden = form.questions.map { HiddenField(name: $0.name, value: answers[$0.name]) }
        let seen = form.seen.map { [HiddenField(name: "seen", value: String($0))] } ?? []
        return RecordConfirmPage(
            record: form.title, crumbs: form.crumbs, room: form.room, facts: rows + consequences.facts,
            changes: consequences.changes,
            notices: warnings.map { fieldProblem($0, form.questions).text } + consequences.notices,
            answers: hidden + seen, operation: operation, action: form.action, token: visit.token)
    }

    /// The answers as they were understood, each with its question.
    private func readRows(_ form: some RecordForm, _ answers: Fields) -> [(name: String, text: String)] {
        form.questions.compactMap { question in
            let shown = shown(answers[question.name], question.kind)
            return shown.isEmpty ? nil : (question.label, shown)
        }
    }

    /// An answer as it was understood.
    private func shown(_ answer: String, _ kind: Field.Kind) -> String {
        switch kind {
        case .choice(let choices, _): choices.first { $0.value == answer }?.text ?? answer
        case .date: Day(vietnamese: answer)?.vietnamese ?? answer
        default: answer
        }
    }

    /// A problem as a sentence of its own, where the form has too few fields to need their names.
    func mistake(_ problem: Problem) -> FieldProblem {
        FieldProblem(field: problem.field, text: words(problem.message).capitalizedFirst)
    }

    /// A problem with the question it is about, so that the summary on top says where as well as what. What is about
    /// no question of the form stands on top alone.
    private func fieldProblem(_ problem: Problem, _ questions: [Question]) -> FieldProblem {
        let text = words(problem.message)
        guard let question = questions.first(where: { $0.name == problem.field }) else {
            return FieldProblem(field: nil, text: text.capitalizedFirst)
        }
        return FieldProblem(field: question.name, text: "\(question.label): \(text)")
    }

    /// What postings that are not yet written will do to the figures of every unit they count in, in the quarter of
    /// their day: `02/05 → 03/05`.
    func changes(_ postings: [Posting], _ desk: Desk) throws -> [FigureChange] {
        try Foreseen.changes(of: postings, desk).map { change($0, from: 0, to: $0.amount) }
    }

    /// The same of something recorded in a rehearsal, where the figures are already what they will be.
    func changes(rehearsing desk: Desk, _ record: () throws -> Receipt) throws -> [FigureChange] {
        try Rehearsal.changes(desk, record).map { change($0, from: -$0.amount, to: 0) }
    }

    /// A figure before and after, as far from what the register says.
    private func change(_ foreseen: Foreseen.Change, from before: Int, to after: Int) -> FigureChange {
        let target = foreseen.figure.targets.first
        let number = target?.reached.number ?? foreseen.figure.value.number ?? 0
        func text(_ number: Int) -> String {
            target.map { Numbers.progress(number, of: $0.value) } ?? Numbers.grouped(number)
        }
        return FigureChange(
            figure: words.name(of: foreseen.figure.indicator), unit: foreseen.unit.name,
            before: foreseen.isFirst ? site.words("figure.unheld") : text(number + before), after: text(number + after))
    }

    /// A rule of the rule book in one line, as it stands on a day; none where the book says nothing.
    func ruleLine(_ code: String, on day: Day, _ desk: Desk) throws -> RuleLine? {
        try desk.rules().inForce(code, on: day).map { rule in
            RuleLine(
                text: words("rule.\(code)", ["amount": Numbers.grouped(rule.amount)]),
                source: words("rule.certainty.\(rule.source.certainty.rawValue)", ["document": rule.source.document]))
        }
    }
}
