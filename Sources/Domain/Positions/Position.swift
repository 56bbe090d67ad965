package import Vietnamese

/// A position in a unit (*chức vụ*), as decisions name it.
package enum Position: String, CaseIterable, Sendable, Codable {
    /// Of the Party and of the Youth Union (*Bí thư*).
    case secretary
    case deputySecretary = "deputy_secretary"
    /// Of the trade union and of the Women's Union (*Chủ tịch*).
    case chair
    case viceChair = "vice_chair"
    /// Of a branch of the Women's Union (*Chi hội trưởng*).
    case branchHead = "branch_head"
    case branchDeputy = "branch_deputy"
    /// Member of a standing committee (*Ủy viên ban thường vụ*).
    case standingMember = "standing_member"
    /// Member of a committee of the Party (*cấp ủy viên*; in a cell *chi ủy viên*).
    case committeeMember = "committee_member"
    /// Member of the executive board of a mass organisation (*Ủy viên ban chấp hành*).
    case boardMember = "board_member"
}

/// A position that units of a type have.
package struct PositionRule: Hashable, Sendable {
    package let position: Position
    /// Whether such a unit must have a holder: without one it is vacant (*khuyết*).
    package let isRequired: Bool
    /// How many may hold it at once; nil where no rule was found.
    package let most: Int?

    init(_ position: Position, isRequired: Bool = false, most: Int? = nil) {
        self.position = position
        self.isRequired = isRequired
        self.most = most
    }
}

extension UnitType {
    /// The positions of such a unit, the first the one that heads it.
    ///
    /// That one person heads a unit lies in the words. Which others there are is from general knowledge (Party Charter,
    /// article 24, and the charters of the mass organisations), to be verified; for how many may hold them no rule was
    /// found, and none is assumed.
    package var positions: [PositionRule] {
        switch self {
        case .provinceCommittee, .upperCommittee, .grassrootsCommittee:
            Self.headed(by: .secretary, [.deputySecretary, .standingMember, .committeeMember])
        case .sectionCommittee, .grassrootsCell, .cell:
            Self.headed(by: .secretary, [.deputySecretary, .committeeMember])
        case .upperUnion, .grassrootsUnion, .upperWomen, .grassrootsWomen, .upperVeterans, .grassrootsVeterans:
            Self.headed(by: .chair, [.viceChair, .standingMember, .boardMember])
        case .upperYouth, .grassrootsYouth:
            Self.headed(by: .secretary, [.deputySecretary, .standingMember, .boardMember])
        case .youthBranch: Self.headed(by: .secretary, [.deputySecretary, .boardMember])
        case .womenBranch, .veteransBranch: Self.headed(by: .branchHead, [.branchDeputy, .boardMember])
        }
    }

    private static func headed(by head: Position, _ others: [Position]) -> [PositionRule] {
        [PositionRule(head, isRequired: true, most: 1)] + others.map { PositionRule($0) }
    }

    /// What units of this type know of a position; nil where they have none such.
    package func rule(of position: Position) -> PositionRule? { positions.first { $0.position == position } }
}

/// Why somebody holds a position no more.
package enum PositionEnding: String, CaseIterable, Sendable, Codable {
    case termEnded = "term_ended"
    /// Released at their request or by a decision (*thôi giữ chức*).
    case released
    case transferred, retired
    /// Removed from it by discipline (*cách chức*).
    case removed
    case deceased
}

/// The term (*nhiệm kỳ*) of a committee, from its congress to the next.
package struct Term: Hashable, Sendable {
    package let from: Day
    package let to: Day

    package init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    /// Whether it is longer than so many months.
    package func isLonger(thanMonths months: Int) -> Bool { from.adding(months: months) < to }
}
