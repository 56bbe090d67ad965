import Domain
import FoundationEssentials
import Vietnamese

/// The dates a page was asked for, as typed and as understood.
struct Period: Sendable {
    let from: Day
    let to: Day
    let known: Day?
    /// The day of the tree asked for; each fact counts on the tree of its own day where nil.
    let tree: Day?
    let problems: [FieldProblem]
    private let typed: (from: String?, to: String?, known: String?, tree: String?)

    /// Dates that are not given are those of `usual`; dates that cannot be understood come back as they were typed.
    init(_ fields: Fields, usual: Quarter, problem: String, order: String) {
        var problems: [FieldProblem] = []
        func day(_ name: String) -> Day? {
            guard let text = fields.orNil(name) else { return nil }
            if let day = Day(vietnamese: text) { return day }
            problems.append(FieldProblem(field: name, text: problem))
            return nil
        }
        let from = day("from") ?? usual.first
        let to = day("to") ?? max(usual.last, from)
        known = day("known")
        tree = day("tree")
        if to < from { problems.append(FieldProblem(field: "to", text: order)) }
        self.from = from
        self.to = max(from, to)
        self.problems = problems
        typed = (fields.orNil("from"), fields.orNil("to"), fields.orNil("known"), fields.orNil("tree"))
    }

    /// The same question from the first day of a target's period.
    func since(_ day: Day) -> Period { within(day, to) }

    /// The same question of other days.
    func within(_ from: Day, _ to: Day) -> Period {
        Period(
            Fields(["from": from.iso, "to": to.iso, "known": known?.iso ?? "", "tree": tree?.iso ?? ""]),
            usual: Quarter.containing(from),
            problem: "", order: "")
    }

    func question(_ unit: Unit.ID) -> FigureQuestion {
        FigureQuestion(unit: unit, from: from, to: to, knownAt: known?.endInVietnam, treeAt: tree)
    }

    /// A whole quarter reads as such; anything else by its days.
    var name: String {
        let quarter = Quarter.containing(from)
        if quarter.first == from && quarter.last == to { return quarter.name }
        return "\(from.vietnamese) – \(to.vietnamese)"
    }

    /// The dates for the address of another page about the same question.
    var query: KeyValuePairs<String, String?> {
        ["from": from.vietnamese, "to": to.vietnamese, "known": known?.vietnamese, "tree": tree?.vietnamese]
    }

    /// - Parameter last: where it is given, quarters that begin later are not offered.
    func chips(action: Address, kept: [HiddenField] = [], begunBy last: Day? = nil) -> ThreeDates {
        let year = from.year
        let quarters = (1...4).compactMap { Quarter(year: year, number: $0) }
        let periods = quarters.filter { $0.first <= last ?? $0.first }.map { quarter in
            Link(text: quarter.name, address: address(action, quarter.first, quarter.last))
        }
        let whole = [Quarter(year: year, number: 1), Quarter(year: year, number: 4)].compactMap { $0 }
        let all =
            whole.count == 2 ? [Link(text: String(year), address: address(action, whole[0].first, whole[1].last))] : []
        return ThreeDates(
            action: action, kept: kept,
            fromShort: from.year == to.year ? "\(from.day)/\(from.month)" : from.vietnamese,
            from: problems.text(for: "from") == nil ? from.vietnamese : typed.from ?? "",
            to: problems.text(for: "to") == nil ? to.vietnamese : typed.to ?? "",
            knownAt: problems.text(for: "known") == nil ? known?.vietnamese : typed.known,
            periods: periods + all, problems: problems,
            treeAt: problems.text(for: "tree") == nil ? tree?.vietnamese : typed.tree)
    }

    private func address(_ action: Address, _ from: Day, _ to: Day) -> Address {
        action.with(query: [
            "from": from.vietnamese, "to": to.vietnamese, "known": known?.vietnamese, "tree": tree?.vietnamese,
        ])
    }
}
