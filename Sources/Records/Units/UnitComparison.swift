import Domain
import Storage
import Vietnamese

/// A row about a unit that stands, held against the register. A list changes nothing of a unit that is there: its
/// name, superior and host move by decisions of their own.
struct UnitComparison {
    private let superiors: UnitDirectory
    private let hosts: EnterpriseDirectory

    /// What names the superiors and hosts of some units.
    static func of(_ units: [UnitDirectory.Entry], _ db: Transaction) throws -> UnitComparison {
        UnitComparison(
            superiors: try UnitDirectory.of(units.compactMap { $0.parent.latest ?? nil }, db),
            hosts: try EnterpriseDirectory.of(units.compactMap { $0.host.latest ?? nil }, db))
    }

    /// Each field in which a row differs, with what stands and what the row says.
    func differences(
        _ draft: UnitDraft, _ standing: UnitDirectory.Entry, _ parent: Unit.ID?, _ host: Enterprise.ID?
    ) -> [Problem] {
        var problems: [Problem] = []
        func compare<Held: Equatable>(
            _ field: String, _ before: Held?, _ after: Held?, _ text: (Held) -> String?, said: String? = nil
        ) {
            guard before != after else { return }
            let after = said ?? after.flatMap(text) ?? "–"
            let arguments = ["before": before.flatMap(text) ?? "–", "after": after]
            problems.append(Problem(field, "problem.unit.differs", arguments))
        }
        compare("name", standing.name.latest, draft.name) { $0 }
        compare("type", standing.type.latest, draft.type) { $0.rawValue }
        compare("parent", standing.parent.latest ?? nil, parent, { superiors[$0]?.code.latest }, said: draft.parentCode)
        compare("block", standing.block.latest ?? nil, draft.block) { $0.rawValue }
        compare("host", standing.host.latest ?? nil, host, { hosts[$0]?.taxCode }, said: draft.hostTaxCode)
        compare("entry", standing.entry, draft.entry) { $0.rawValue }
        compare("from", standing.from, draft.from) { $0.vietnamese }
        guard draft.entry == .founding else { return problems }
        compare("decision.number", standing.decision, draft.decision) { decision in
            "\(decision.number) (\(decision.issuedOn.vietnamese), \(decision.issuer))"
        }
        return problems
    }
}
