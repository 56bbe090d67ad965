import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

/// One thing that an office does, as data: so that a sequence can be repeated, on the other engine too, and shortened.
enum Act: Sendable {
    case enter([UnitDraft])
    case found(UnitDraft)
    case list([EnterpriseDraft])
    case changeEnterprise(EnterpriseDraft)
    case mergeEnterprises(EnterpriseMergerDraft)
    case people([PersonDraft])
    case changePerson(PersonDraft)
    case consent(ConsentDraft)
    case move([MovementDraft])
    case visit(SurveyDraft)
    case give(TargetDraft)
    case changeTarget(TargetDraft)
    case report(ReportedDraft)
    case reorganise([ReorganisationDraft])
    /// Takes back an earlier act, by its number.
    case reverse(Int)

    /// What it is counted as, so that each kind is known to be accepted often enough.
    var kinds: [String] {
        switch self {
        case .enter(let drafts): drafts.map { "unit \($0.type.line) \($0.entry)" }
        case .found(let draft): ["unit \(draft.type.line) \(draft.entry)"]
        case .list: ["enterprise"]
        case .changeEnterprise: ["enterprise change"]
        case .mergeEnterprises: ["enterprise merger"]
        case .people: ["person"]
        case .changePerson: ["person change"]
        case .consent(let draft): ["consent \(draft.answer)"]
        case .move(let drafts): drafts.map { "movement \($0.kind)" }
        case .visit: ["survey"]
        case .give: ["target"]
        case .changeTarget: ["target change"]
        case .report: ["reported"]
        case .reorganise(let drafts):
            drafts.map { "reorganisation \($0.kind)" } + (drafts.count > 1 ? ["reorganisation batch"] : [])
        case .reverse: ["reversal"]
        }
    }

    /// Whether nothing takes it back: a reversal, and a consent withdrawn.
    var isFinal: Bool {
        switch self {
        case .reverse: true
        case .consent(let draft): draft.answer == .withdrawn
        default: false
        }
    }

    /// The days of which it tells.
    var days: [Day] {
        switch self {
        case .enter(let drafts): drafts.map(\.from)
        case .found(let draft): [draft.from]
        case .list(let drafts): drafts.map(\.from)
        case .changeEnterprise(let draft): [draft.from]
        case .mergeEnterprises(let draft): [draft.from]
        case .consent(let draft): [draft.from]
        case .move(let drafts): drafts.map(\.effectiveOn)
        case .visit(let draft): [draft.visitedOn]
        case .report(let draft): [draft.effectiveOn]
        case .reorganise(let drafts): drafts.map(\.from)
        case .people, .changePerson, .give, .changeTarget, .reverse: []
        }
    }

    /// Records it; the number of its operation.
    ///
    /// - Parameter operations: the operations of the acts before, by their numbers.
    func record(_ operations: [Int: Int], by author: Author, _ desk: Desk) throws -> Int {
        let scope = Village.scope
        return switch self {
        case .enter(let drafts): try Units.enter(Units.plan(drafts, as: scope, desk), by: author, desk).seq
        case .found(let draft): try Units.found(draft, by: author, desk).seq
        case .list(let drafts):
            try Enterprises.list(Enterprises.plan(drafts, as: scope, desk), by: author, desk).seq
        case .changeEnterprise(let draft): try Enterprises.change(draft, seen: nil, by: author, desk).seq
        case .mergeEnterprises(let draft): try Enterprises.merge(draft, by: author, desk).seq
        case .people(let drafts): try People.enter(People.plan(drafts, as: scope, desk), by: author, desk).seq
        case .changePerson(let draft): try People.change(draft, seen: nil, by: author, desk).seq
        case .consent(let draft): try Consents.record(draft, by: author, desk).seq
        case .move(let drafts): try Movements.record(Movements.plan(drafts, as: scope, desk), by: author, desk).seq
        case .visit(let draft): try Surveys.record(draft, by: author, desk).seq
        case .give(let draft): try Targets.give(draft, by: author, desk).seq
        case .changeTarget(let draft): try Targets.change(draft, seen: nil, by: author, desk).seq
        case .report(let draft): try Reported.report(draft, by: author, desk).seq
        case .reorganise(let drafts):
            drafts.count == 1
                ? try Reorganisations.recordOne(drafts[0], by: author, desk).seq
                : try Reorganisations.record(Reorganisations.plan(drafts, as: scope, desk), by: author, desk).seq
        case .reverse(let act):
            try Reversal.reverse(operations[act] ?? 0, reason: "Thử", by: author, desk).seq
        }
    }
}

/// An act with its number and the moment of its recording.
struct NumberedAct: Sendable {
    let number: Int
    let at: Date
    let act: Act
    /// Whether it is taken back at once, to see that every figure is then what it was.
    var isTriedOut = false
}
