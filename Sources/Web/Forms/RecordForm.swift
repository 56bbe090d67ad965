import Domain
import Exchange
import Records

/// A form that records one thing by one operation: it is typed, looked over, and recorded.
///
/// Its questions bear the names of a list's columns, so that a form, a workbook and the command line are read by one
/// parser and say the same of a mistake.
protocol RecordForm: Sendable {
    associatedtype Draft: Sendable

    /// What is recorded, in the words of the office, such as "Ghi nhận quyết định kết nạp": title and main button.
    var title: String { get }
    /// The way up.
    var crumbs: [Link] { get }
    /// The room it belongs to.
    var room: Room? { get }
    /// The rules to know before typing.
    var rules: [RuleLine] { get }
    /// What somebody new to it asks, answered in a sentence each; shown beside the form.
    var help: [String] { get }
    /// The questions.
    var sections: [FormSection] { get }
    /// Where the form goes, by POST.
    var action: Address { get }
    /// The way back without recording.
    var cancel: Address { get }
    /// The last operation that changed the subject when the form was opened; nil where something new is recorded.
    var seen: Int? { get }

    /// What the answers say, or what is wrong with their shape.
    func read(_ answers: Fields) -> ListEntry<Draft>
    /// What stands against recording it.
    func plan(_ draft: Draft, _ visit: Visit, _ desk: Desk) throws -> [Problem]
    /// What recording it will do, for the page that is read before.
    func consequences(_ draft: Draft, _ visit: Visit, _ desk: Desk) throws -> Consequences
    /// What others changed since an operation, each as a sentence.
    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String]
    /// Records it. Throws `Failure.invalid` and `Failure.conflict` before it writes anything.
    func record(_ draft: Draft, by author: Author, _ desk: Desk) throws -> Receipt
    /// Where to go when it is recorded.
    func done(_ receipt: Receipt) -> Address
}

extension RecordForm {
    var room: Room? { nil }
    var rules: [RuleLine] { [] }
    var help: [String] { [] }
    var seen: Int? { nil }
    func meanwhile(since seen: Int, _ desk: Desk) throws -> [String] { [] }
    func done(_ receipt: Receipt) -> Address { .operation(receipt.seq, isNew: true) }

    /// Every question, in order.
    var questions: [Question] { sections.flatMap(\.questions) }
}

/// What recording something will do.
struct Consequences: Sendable {
    /// What stands beside the answers, such as the name of an enterprise behind its tax code.
    var facts: [Facts.Row] = []
    /// What it does to the figures.
    var changes: [FigureChange] = []
    /// What the visitor should know before recording, as sentences; often none.
    var notices: [String] = []
}

/// Questions that belong together.
struct FormSection: Sendable {
    /// What they are about.
    let legend: String
    /// The questions from top to bottom.
    let questions: [Question]
}

/// One question of a form: a column of a list, asked of a person.
struct Question: Sendable {
    /// The field of the list.
    let name: String
    /// The question.
    let label: String
    /// What to type, or the rule, in one line.
    var hint: String?
    /// Where the rule comes from.
    var source: String?
    /// Another way on, for who cannot answer.
    var more: Link?
    /// The kind of answer.
    var kind = Field.Kind.text

    /// A question for a column: its heading is the label, its content decides the kind of answer.
    ///
    /// - Parameter choices: the answers to choose from, where they are not those of the column.
    init(
        _ column: ListColumn, label: String? = nil, hint: String? = nil, source: String? = nil,
        choices: [Choice]? = nil, _ app: WebApp
    ) {
        name = column.field
        let text = label ?? column.header
        self.label = column.isRequired ? text : app.site.words("form.optional", ["label": text])
        self.hint = hint
        self.source = source
        if let choices {
            kind = .choice(choices, prompt: app.site.words("form.choose"))
        } else {
            switch column.content {
            case .day: kind = .date
            case .choice(let keys):
                let choices = keys.map { Choice(value: app.words($0), text: app.words($0)) }
                kind = .choice(choices, prompt: app.site.words("form.choose"))
            case .text, .code, .number: kind = .text
            }
        }
    }

    /// The question with its answer so far.
    func field(_ answers: Fields, _ problems: [FieldProblem]) -> Field {
        Field(
            name: name, label: label, hint: hint, source: source, more: more, value: answers[name],
            problem: problems.text(for: name), kind: kind)
    }
}

extension [ListColumn] {
    /// The column of a field; where a form asks more or less than a list, whether it is required.
    func column(_ field: String, required: Bool? = nil) -> ListColumn {
        let column = first { $0.field == field } ?? ListColumn(field, field, .text)
        return ListColumn(column, required: required ?? column.isRequired)
    }
}
