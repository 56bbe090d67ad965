import Domain
import Exchange
import Records
import Vietnamese

/// Recording something about the rights of people: each by columns of ``RightsList``, read, looked over and recorded alike.
struct RightsForm<Draft: Sendable>: RecordForm {
    let app: WebApp
    let title: String
    let room: Room?
    let crumbs: [Link]
    let rules: [RuleLine]
    let help: [String]
    let sections: [FormSection]
    let action: Address
    let cancel: Address
    private let columns: [ListColumn]
    private let work: Work

    /// What the form does, by its draft.
    struct Work: Sendable {
        let read: @Sendable (inout ListRow) -> Draft?
        let plan: @Sendable (Draft, Scope, Desk) throws -> [Problem]
        let record: @Sendable (Draft, Author, Desk) throws -> Receipt
        /// What the visitor should know before recording, as sentences.
        var notices: @Sendable (Draft) -> [String] = { _ in [] }
    }

    /// - Parameters:
    ///   - columns: what is asked, from top to bottom.
    ///   - hints: what to type, by the field.
    init(
        _ app: WebApp, _ title: String, legend: String, _ columns: [ListColumn], hints: [String: String],
        room: Room? = nil, crumbs: [Link], rules: [RuleLine] = [], help: [String] = [], action: Address,
        cancel: Address, _ work: Work
    ) {
        self.app = app
        self.title = title
        self.room = room
        self.crumbs = crumbs
        self.rules = rules
        self.help = help
        self.action = action
        self.cancel = cancel
        self.columns = columns
        self.work = work
        let questions = columns.map { column in
            var question = Question(column, hint: hints[column.field], app)
            if column.field == "summary" { question.kind = .lines }
            return question
        }
        sections = [FormSection(legend: legend, questions: questions)]
    }

    func read(_ answers: Fields) -> ListEntry<Draft> {
        ListEntry(answers.all, columns: columns, words: app.words, work.read)
    }

    func plan(_ draft: Draft, _ visit: Visit, _ desk: Desk) throws -> [Problem] {
        try work.plan(draft, visit.scope, desk)
    }

    func consequences(_ draft: Draft, _ visit: Visit, _ desk: Desk) throws -> Consequences {
        Consequences(notices: work.notices(draft))
    }

    func record(_ draft: Draft, by author: Author, _ desk: Desk) throws -> Receipt {
        try work.record(draft, author, desk)
    }

    func done(_ receipt: Receipt) -> Address { cancel.with(query: ["new": String(receipt.seq)]) }
}

extension WebApp {
    /// That something was just recorded, where the address says so of an operation that the visitor may open.
    func justRecorded(_ fields: Fields, _ visit: Visit, _ desk: Desk) throws -> HTML? {
        guard let seq = Int(fields["new"]) else { return nil }
        do {
            _ = try Operations.find(seq, as: visit.scope, desk)
        } catch Failure.notFound {
            return nil
        }
        let number = Link(text: Numbers.grouped(seq), address: .operation(seq))
        return "<p class=\"done\" role=\"status\">\(site.words("rights.recorded")) \(number.html)</p>"
    }
}
