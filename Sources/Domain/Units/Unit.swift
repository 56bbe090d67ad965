/// A unit of an organisation: a committee, a cell, a trade union. Identity only; all else is dated.
package enum Unit {
    package typealias ID = Identifier<Unit>
}

/// The parallel lines of organisations over the same enterprises.
package enum Line: String, CaseIterable, Sendable, Codable {
    case party, union, youth, women, veterans
}

/// What a unit is. The level decides what it is counted as and what may stand under it.
package enum UnitType: String, CaseIterable, Sendable, Codable {
    /// Committee of a province or of a city under the Centre (*cấp ủy cấp tỉnh*).
    case provinceCommittee = "province_committee"
    /// Committee directly above the grassroots (*cấp ủy cấp trên trực tiếp của tổ chức cơ sở đảng*).
    case upperCommittee = "upper_committee"
    /// Grassroots Party committee (*đảng bộ cơ sở*).
    case grassrootsCommittee = "grassroots_committee"
    /// Grassroots cell (*chi bộ cơ sở*).
    case grassrootsCell = "grassroots_cell"
    /// Section committee within a grassroots committee (*đảng bộ bộ phận*).
    case sectionCommittee = "section_committee"
    /// Cell under a grassroots or section committee (*chi bộ trực thuộc*).
    case cell
    /// Trade union above the grassroots (*công đoàn cấp trên trực tiếp cơ sở*).
    case upperUnion = "upper_union"
    /// Grassroots trade union (*công đoàn cơ sở*).
    case grassrootsUnion = "grassroots_union"
    /// Youth Union above the grassroots (*Đoàn cấp trên của cơ sở*).
    case upperYouth = "upper_youth"
    /// Grassroots Youth Union (*Đoàn cơ sở*).
    case grassrootsYouth = "grassroots_youth"
    /// Branch of the Youth Union (*chi đoàn*): under a grassroots one, or directly under one above the grassroots
    /// (*chi đoàn cơ sở*).
    case youthBranch = "youth_branch"
    /// Women's Union above the grassroots (*Hội Liên hiệp Phụ nữ cấp trên*).
    case upperWomen = "upper_women"
    /// Grassroots Women's Union (*Hội Liên hiệp Phụ nữ cơ sở*).
    case grassrootsWomen = "grassroots_women"
    /// Branch of the Women's Union (*chi hội phụ nữ*), in a neighbourhood or in an enterprise.
    case womenBranch = "women_branch"
    /// Veterans' Association above the grassroots (*Hội Cựu chiến binh cấp trên*).
    case upperVeterans = "upper_veterans"
    /// Grassroots Veterans' Association (*Hội Cựu chiến binh cơ sở*).
    case grassrootsVeterans = "grassroots_veterans"
    /// Branch of the Veterans' Association (*chi hội cựu chiến binh*).
    case veteransBranch = "veterans_branch"

    package var line: Line {
        switch self {
        case .provinceCommittee, .upperCommittee, .grassrootsCommittee, .grassrootsCell, .sectionCommittee, .cell:
            .party
        case .upperUnion, .grassrootsUnion: .union
        case .upperYouth, .grassrootsYouth, .youthBranch: .youth
        case .upperWomen, .grassrootsWomen, .womenBranch: .women
        case .upperVeterans, .grassrootsVeterans, .veteransBranch: .veterans
        }
    }

    /// The types that may stand directly under this one.
    package var children: Set<UnitType> {
        switch self {
        case .provinceCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell]
        case .upperCommittee: [.upperCommittee, .grassrootsCommittee, .grassrootsCell]
        case .grassrootsCommittee: [.sectionCommittee, .cell]
        case .sectionCommittee: [.cell]
        case .upperUnion: [.upperUnion, .grassrootsUnion]
        case .upperYouth: [.upperYouth, .grassrootsYouth, .youthBranch]
        case .grassrootsYouth: [.youthBranch]
        case .upperWomen: [.upperWomen, .grassrootsWomen, .womenBranch]
        case .grassrootsWomen: [.womenBranch]
        case .upperVeterans: [.upperVeterans, .grassrootsVeterans, .veteransBranch]
        case .grassrootsVeterans: [.veteransBranch]
        case .grassrootsCell, .cell, .grassrootsUnion, .youthBranch, .womenBranch, .veteransBranch: []
        }
    }

    /// Whether it stands above the grassroots: what is founded from an office are the units below.
    package var isUpper: Bool {
        switch self {
        case .provinceCommittee, .upperCommittee, .upperUnion, .upperYouth, .upperWomen, .upperVeterans: true
        default: false
        }
    }

    /// Whether members live their Party life directly in a unit of this type.
    package var holdsMembers: Bool { self == .cell || self == .grassrootsCell }
}

/// The block (*khối*) a unit belongs to.
package enum Block: String, CaseIterable, Sendable, Codable {
    case agency, enterprise, association
}

/// How a unit came into the register.
package enum UnitEntry: String, CaseIterable, Sendable, Codable {
    /// Named only as a superior or as a giver of targets: no figures are held of it.
    case reference
    /// In being when the register opens: counted in stocks from the end of that day, founded before.
    case opening
    /// Founded by a decision: counted as founded on the day of the decision.
    case founding
    /// Come of other units by a reorganisation: in being from its day, and never founded.
    case reorganisation
}

/// How a unit ended.
package enum UnitEnding: String, CaseIterable, Sendable, Codable {
    /// Merged into another (*sáp nhập*).
    case merged
    /// Made one with others in a new unit (*hợp nhất*).
    case amalgamated
    /// Divided into new units (*chia tách*).
    case split
    /// Wound up (*kết thúc hoạt động*).
    case woundUp = "wound_up"
    /// Dissolved (*giải thể*).
    case dissolved
    /// Disbanded by discipline (*giải tán*).
    case disbanded
}
