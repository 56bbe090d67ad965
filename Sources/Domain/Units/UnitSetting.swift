package import Vietnamese

/// What a unit has beside its name and its place in the tree, and what changes without a reorganisation: the enterprises
/// that share a joint organisation (*tổ chức ghép*) with its principal host, and the seal.
package struct UnitSetting: Hashable, Sendable {
    /// The tax codes of the further hosts; nil where nothing is said of them.
    package var furtherHosts: [String]?
    /// Nil where nothing is said of it.
    package var seal: Seal?
    /// The day from which it is so; nil means from the unit's first day.
    package var from: Day?

    package init(furtherHosts: [String]? = nil, seal: Seal? = nil, from: Day? = nil) {
        self.furtherHosts = furtherHosts
        self.seal = seal
        self.from = from
    }

    package var saysNothing: Bool { furtherHosts == nil && seal == nil }

    package func problems(today: Day) -> [Problem] {
        var problems: [Problem] = []
        if let from, from > today {
            problems.append(Problem("setting_from", "problem.date.future", ["today": today.vietnamese]))
        }
        if from != nil && saysNothing { problems.append(Problem("setting_from", "problem.unit.nothing_from")) }
        if let seal {
            if seal.number != nil && seal.state == .none {
                problems.append(Problem("seal_number", "problem.unit.no_seal"))
            }
            if (seal.number?.count ?? 0) > 60 {
                problems.append(Problem("seal_number", "problem.too_long", ["most": "60"]))
            }
        }
        let hosts = furtherHosts ?? []
        if Set(hosts).count < hosts.count { problems.append(Problem("hosts", "problem.unit.host_twice")) }
        return problems
    }
}

/// Another setting of a unit that stands, as a form gives it.
package struct UnitSettingDraft: Hashable, Sendable {
    package var unitCode: String
    package var setting: UnitSetting

    package init(unitCode: String, setting: UnitSetting) {
        self.unitCode = unitCode
        self.setting = setting
    }
}
