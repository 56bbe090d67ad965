import Domain
import Exchange
import Records
import Vietnamese

/// Recording one movement of a person, of any kind but those that a reorganisation writes.
struct MovementForm: RecordForm {
    let app: WebApp
    let kind: Movement.Kind
    /// Whom it is about; nil while the words typed name nobody, or several.
    let subject: PersonFile?
    /// The second number by which they were named; usually nil.
    let second: String?
    /// Why there is nobody yet; nil where nothing was typed.
    let unnamed: Problem?
    let crumbs: [Link]
    let rules: [RuleLine]
    let sections: [FormSection]
    let action: Address
    let cancel: Address

    var title: String { app.site.words("movement.record.\(kind.rawValue)") }
    var room: Room? { .people }
    var help: [String] { (1...2).map { app.site.words("movement.help.\(kind.rawValue).\($0)") } }
    var seen: Int? { subject?.operations.first?.seq }

    /// What may follow for somebody who stands so: first what is done most, then the rest.
    static func next(after standing: Standing) -> (often: [Movement.Kind], rest: [Movement.Kind]) {
        let leaving: [Movement.Kind] = [.removal, .expulsion, .withdrawal, .death, .annulment]
        let away: [Movement.Kind] = [.transferOut, standing.stay == nil ? .temporary : .temporaryEnd]
        switch standing.status {
        case .outside: return ([.admission, .opening], [.transferIn, .readmission, .restoration])
        // Discipline of a probationer knows no expulsion: who is unworthy is removed from the list.
        case .probationary: return ([.recognition, .transfer], away + leaving.filter { $0 != .expulsion })
        case .official: return ([.transfer], away + leaving)
        case .moving: return ([.transferIn], [.recognition] + leaving)
        case .left:
            switch standing.leaving {
            case .transferOut: return ([.transferIn], [])
            case .annulment: return ([.admission], [.transferIn])
            case .withdrawal: return ([.readmission], [.transferIn])
            case .death: return ([], [])
            default: return ([.readmission, .restoration], [.transferIn])
            }
        }
    }

    /// Whether it is the arrival of somebody who left another cell of the register.
    var isArrival: Bool { kind == .transferIn && subject?.row.standing.status == .moving }

    func read(_ answers: Fields) -> ListEntry<MovementDraft> {
        var fields = answers.all
        fields["kind"] = app.words("movement", kind)
        fields["person"] = subject?.row.code ?? answers["person"]
        fields["name"] = subject?.row.name
        for field in ["unit", "counterpart"] { fields[field] = answers[field].uppercased() }
        let asked = questions.map(\.name)
        if !asked.contains("unit") { fields["unit"] = place(on: Day(vietnamese: answers["effective_on"]))?.code }
        let required = Set(asked).subtracting(optional).union(["person", "kind", "unit"])
        let columns = MovementList.columns.map { ListColumn($0, required: required.contains($0.field)) }
        return ListEntry(fields, columns: columns, words: app.words) { row in
            if let unnamed { row.refuse(unnamed.field, unnamed.message.key, unnamed.message.arguments) }
            return MovementList.draft(&row)
        }
    }

    /// Where the person was on a day, or arrives: nobody has to know it by heart, and a late entry is of where they were
    /// then.
    private func place(on day: Day?) -> UnitName? {
        if isArrival { return subject?.destination }
        return day.flatMap { subject?.step(by: $0)?.arrival } ?? subject?.row.unit
    }

    func plan(_ draft: MovementDraft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try Movements.planRecording(draft, as: visit.scope, desk).problems
    }

    func record(_ draft: MovementDraft, by author: Author, _ desk: Desk) throws -> Receipt {
        try Movements.record(draft, by: author, desk)
    }

    func consequences(_ draft: MovementDraft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        let plan = try Movements.planRecording(draft, as: visit.scope, desk)
        let foreseen = try Movements.foreseen(plan, desk)
        let notices = try Movements.notices(plan, foreseen, desk)
        let from = questions.contains { $0.name == "unit" } ? nil : place(on: draft.effectiveOn)
        return Consequences(
            facts: [
                Facts.Row(name: app.site.words("person.name"), value: "\(draft.personName) (\(draft.personCode))"),
                from.map {
                    Facts.Row(name: app.site.words(isArrival ? "movement.to" : "movement.from"), value: "\($0.name)")
                },
            ].compactMap { $0 },
            changes: try app.changes(foreseen, desk), notices: secondNumber + notices.map(notice))
    }

    private var secondNumber: [String] {
        guard let second, let row = subject?.row else { return [] }
        return [
            app.words("notice.person.merged", ["value": second, "name": row.name, "code": row.code]).capitalizedFirst
        ]
    }

    private func notice(_ notice: MovementNotice) -> String {
        let source = app.words(
            "rule.certainty.\(notice.rule.source.certainty.rawValue)", ["document": notice.rule.source.document])
        return app.site.words("movement.notice", ["text": app.words(notice.message), "source": source])
    }

    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] {
        guard let subject else { return [] }
        return subject.operations.filter { $0.seq > seen }.map { entry in
            let movements = subject.steps.filter { $0.operation?.seq == entry.seq }.map { step in
                app.site.words(
                    "movement.on", ["what": app.words("movement", step.kind), "date": step.effectiveOn.vietnamese])
            }
            let what =
                movements.isEmpty ? app.words("operation.\(entry.kind.rawValue)") : movements.joined(separator: ", ")
            return app.site.words(
                "record.meanwhile",
                [
                    "number": Numbers.grouped(entry.seq), "what": what, "by": entry.by,
                    "at": Timestamp.vietnamese(entry.at),
                ])
        }
    }

    func done(_ receipt: Receipt) -> Address {
        subject.map { .person($0.row.code, recorded: receipt.seq) } ?? .operation(receipt.seq, isNew: true)
    }
}
