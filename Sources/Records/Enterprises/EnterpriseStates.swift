import Domain
import Storage
import Vietnamese

/// The states that a listing says of an enterprise, as their tables hold them.
enum EnterpriseStates {
    static func nature(_ draft: EnterpriseDraft, industry: String, kind: HostKind) -> [Value] {
        [
            draft.legalForm.rawValue.value, draft.ownership.rawValue.value, industry.value,
            kind == .enterprise ? .null : kind.rawValue.value,
        ]
    }

    /// Every state of a listing.
    static func of(_ listing: EnterpriseListing) -> [NewState] {
        let draft = listing.draft
        func state(_ table: FactTable, _ values: [Value]) -> NewState {
            NewState(table: table, values: [listing.id.value, draft.from.value] + values)
        }
        var states = [
            state(.enterpriseName, [draft.name.value, draft.name.folded.value, SortKey.of(draft.name).value]),
            state(.enterpriseClass, nature(draft, industry: draft.industry, kind: draft.kind ?? .enterprise)),
            state(
                .enterprisePlace,
                [draft.address.value, draft.commune.isEmpty ? .null : draft.commune.value, draft.zone.text.value]),
            state(.enterpriseHeadcount, [draft.workers.value]),
            state(.enterpriseStatus, [draft.status.rawValue.value]),
            state(.enterpriseManager, [listing.manager.value]),
        ]
        if let parent = listing.parent { states.append(state(.enterpriseParent, [parent.value])) }
        if listing.assignee != nil || !draft.position.isEmpty {
            states.append(
                state(
                    .enterpriseAssignee,
                    [listing.assignee.value, draft.position.isEmpty ? .null : draft.position.value]))
        }
        return states
    }
}

extension EnterpriseDraft {
    /// Whether the row says who looks after it.
    var saysAssignee: Bool { assignee != .unsaid || !position.isEmpty }
}
