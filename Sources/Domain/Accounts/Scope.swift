/// Where something stands for whoever looks down on it: the unit it belongs to, with everything above.
package struct Home: Hashable, Sendable {
    /// The line of the unit; nil for what belongs to no line, such as an enterprise.
    package let line: Line?
    /// The unit first, then its superiors; of a mass organisation hosted by an enterprise then the Party unit that manages
    /// it, with its superiors. None for what belongs to the whole register.
    package let units: [Unit.ID]

    package init(line: Line?, units: [Unit.ID]) {
        self.line = line
        self.units = units
    }

    /// What belongs to no unit: rules, places, accounts of the whole register.
    package static let register = Home(line: nil, units: [])
}

/// What an account may see and do on a day: the roles it then holds. The one value from which the statements of Records
/// make their conditions (`ScopeCondition`), and which judges a single record.
package struct Scope: Hashable, Sendable {
    /// What somebody wants of what stands in a unit.
    package enum Purpose: String, CaseIterable, Sendable {
        /// The unit itself, enterprises, and every number.
        case totals
        /// People by name, what was recorded of them, and papers.
        case people
        case record
        case approve
        case administer
        case audit
    }

    /// One role: in a unit, for it alone or with everything below, for some lines, with people or with totals only.
    package struct Grant: Hashable, Sendable {
        package enum Reach: String, CaseIterable, Sendable, Codable { case alone, below }
        package enum Detail: String, CaseIterable, Sendable, Codable { case totals, people }

        package let role: Account.Role
        /// The unit it is held in; the whole register where nil.
        package let unit: Unit.ID?
        package let reach: Reach
        package let lines: Set<Line>
        package let detail: Detail

        package init(
            role: Account.Role, unit: Unit.ID?, reach: Reach = .below, lines: Set<Line> = Set(Line.allCases),
            detail: Detail = .people
        ) {
            self.role = role
            self.unit = unit
            self.reach = reach
            self.lines = lines
            self.detail = detail
        }

        /// Whether a role of this kind is for such a purpose at all.
        package func serves(_ purpose: Purpose) -> Bool {
            switch purpose {
            case .totals: true
            case .people: detail == .people
            case .record: role == .recorder || role == .administrator
            case .approve: role == .approver
            case .administer: role == .administrator
            case .audit: role == .auditor || role == .administrator
            }
        }

        /// Whether it reaches what stands there. What belongs to no line is reached by a role of any.
        package func reaches(_ home: Home) -> Bool {
            guard home.line.map(lines.contains) ?? true else { return false }
            guard let unit else { return home.line != nil || !home.units.isEmpty || lines.count == Line.allCases.count }
            return reach == .alone ? home.units.first == unit : home.units.contains(unit)
        }
    }

    package let account: Account.ID
    package let grants: [Grant]

    package init(account: Account.ID, grants: [Grant]) {
        self.account = account
        self.grants = grants
    }

    /// The program's own hand, at the command line of the machine that holds the keys.
    package static func everything(_ account: Account.ID) -> Scope {
        Scope(account: account, grants: [Grant(role: .administrator, unit: nil)])
    }

    /// Whether what stands there is open to the account for a purpose.
    package func contains(_ home: Home, for purpose: Purpose = .totals) -> Bool {
        grants.contains { $0.serves(purpose) && $0.reaches(home) }
    }

    /// Whether something may be recorded there.
    package func mayRecord(in home: Home) -> Bool { contains(home, for: .record) }

    /// Whether an account may be looked after that belongs there, by one of those roles that make accounts. What it gives
    /// is never more than it has.
    ///
    /// - Parameter home: where the unit stands that the role would be held in; the register for one held everywhere.
    package func mayGive(_ grant: Grant, at home: Home) -> Bool {
        grants.contains { own in
            guard own.serves(.administer), grant.lines.isSubset(of: own.lines),
                own.detail == .people || grant.detail == .totals
            else { return false }
            guard let unit = own.unit else { return true }
            guard grant.unit != nil else { return false }
            return own.reach == .below
                ? home.units.contains(unit) : home.units.first == unit && grant.reach == .alone
        }
    }

    /// Whether there is anything at all that the account may do so with.
    package func serves(_ purpose: Purpose) -> Bool { grants.contains { $0.serves(purpose) } }

    /// Whether something may be recorded anywhere.
    package var mayRecord: Bool { serves(.record) }

    /// The same account with those of its roles that serve a purpose.
    package func only(for purpose: Purpose) -> Scope {
        Scope(account: account, grants: grants.filter { $0.serves(purpose) })
    }

    /// The same account with what its roles reach of one line.
    package func only(of line: Line) -> Scope {
        let those = grants.filter { $0.lines.contains(line) }.map {
            Grant(role: $0.role, unit: $0.unit, reach: $0.reach, lines: [line], detail: $0.detail)
        }
        return Scope(account: account, grants: those)
    }

    /// Whether the whole register is open for a purpose.
    package func holdsAll(for purpose: Purpose = .totals) -> Bool { contains(.register, for: purpose) }
}
