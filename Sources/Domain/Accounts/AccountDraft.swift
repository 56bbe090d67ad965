package import Vietnamese

/// An account to be made, with the first role it holds.
package struct AccountDraft: Hashable, Sendable {
    package let login: String
    package let name: String
    /// The code of the unit whose administrators look after the account; none for the register's own.
    package let unitCode: String?
    package let role: RoleDraft

    package init(login: String, name: String, unitCode: String?, role: RoleDraft) {
        self.login = login
        self.name = name
        self.unitCode = unitCode
        self.role = role
    }

    /// What is wrong with it by itself.
    package func problems(today: Day) -> [Problem] {
        var problems = role.problems(today: today)
        if !Self.isLogin(login) { problems.append(Problem("login", "problem.account.login")) }
        return problems
    }

    /// Small letters, digits, full stops and hyphens, three to forty, beginning with a letter: easily said by telephone,
    /// and safe in an address.
    package static func isLogin(_ text: String) -> Bool {
        (3...40).contains(text.utf8.count) && text.utf8.allSatisfy(isLetterOfLogin)
            && text.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
    }

    private static func isLetterOfLogin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// A role to be given.
package struct RoleDraft: Hashable, Sendable {
    package let role: Account.Role
    /// The code of the unit it is held in; the whole register where nil.
    package let unitCode: String?
    package let reach: Scope.Grant.Reach
    package let lines: Set<Line>
    package let detail: Scope.Grant.Detail
    package let from: Day
    /// The last day.
    package let until: Day?

    package init(
        role: Account.Role, unitCode: String?, reach: Scope.Grant.Reach, lines: Set<Line>,
        detail: Scope.Grant.Detail, from: Day, until: Day?
    ) {
        self.role = role
        self.unitCode = unitCode
        self.reach = reach
        self.lines = lines
        self.detail = detail
        self.from = from
        self.until = until
    }

    /// What is wrong with it by itself. It may begin later, and never earlier: what somebody could see on a day is
    /// not changed afterwards.
    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if from < today { problems.append(Problem("from", "problem.role.past", ["day": today.vietnamese])) }
        if let until, until < from { problems.append(Problem("until", "problem.role.until")) }
        if lines.isEmpty { problems.append(Problem("lines", "problem.required")) }
        if unitCode == nil, reach == .alone { problems.append(Problem("reach", "problem.role.alone")) }
        return problems
    }
}
