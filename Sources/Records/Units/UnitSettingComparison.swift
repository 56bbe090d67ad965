import Domain
import Storage
import Vietnamese

/// What would be said otherwise of a unit's further hosts and seal, held against what the register says of the day.
///
/// What is left empty is not said. After the latest state of an attribute it follows it, on the same day it corrects it,
/// and before it it is refused.
struct UnitSettingComparison {
    /// The unit as it stands or would be entered.
    struct Standing {
        let id: Unit.ID
        let from: Day
        let ending: Day?
        let host: Timeline<Enterprise.ID?>
    }

    /// Why it cannot be recorded.
    private(set) var problems: [Problem] = []
    private(set) var differences: [Difference] = []
    private(set) var states: [NewState] = []
    private let unit: Standing
    private let day: Day
    private let settings: UnitSettings
    private let enterprises: EnterpriseDirectory

    /// - Parameter enterprises: those that the setting names, and those that ever shared the unit.
    init(
        _ setting: UnitSetting, of unit: Standing, _ settings: UnitSettings, _ enterprises: EnterpriseDirectory
    ) {
        (self.unit, self.settings, self.enterprises) = (unit, settings, enterprises)
        day = setting.from ?? unit.from
        if setting.saysNothing { return }
        guard unit.from <= day else {
            problems = [Problem("setting_from", "problem.unit.not_yet", ["day": unit.from.vietnamese])]
            return
        }
        if let hosts = setting.furtherHosts { compare(hosts) }
        if let seal = setting.seal { compare(seal) }
        // What the register says already, it may be told again whatever became of the unit.
        if !states.isEmpty, let ending = unit.ending, ending <= day {
            problems.append(Problem("setting_from", "problem.unit.ended", ["day": ending.vietnamese]))
        }
    }

    private mutating func compare(_ taxCodes: [String]) {
        let before = Set(settings.furtherHosts(of: unit.id, on: day) ?? [])
        var after: Set<Enterprise.ID> = []
        for taxCode in taxCodes {
            guard let host = enterprises[taxCode: taxCode] else {
                problems.append(Problem("hosts", "problem.enterprise.unknown", ["value": taxCode]))
                continue
            }
            after.insert(host.id)
            if !before.contains(host.id) { problems += joiningProblems(host) }
        }
        guard problems.isEmpty, after != before else { return }
        let latest = settings.latest(of: unit.id).hosts
        if let latest, day < latest {
            problems.append(Problem("hosts", "problem.change.later", ["day": latest.vietnamese]))
            return
        }
        let (was, becomes) = (codes(before), codes(after))
        differences.append(Difference("hosts", was, becomes, from: day, isCorrection: latest == day))
        let changed = before.symmetricDifference(after).sorted { $0.text < $1.text }
        states += changed.map { host in
            NewState(
                table: .unitFurtherHost,
                values: [unit.id.value, day.value, host.value, (after.contains(host) ? 1 : 0).value])
        }
    }

    private func joiningProblems(_ host: EnterpriseDirectory.Entry) -> [Problem] {
        guard let from = host.from, from <= day else {
            let first = host.from?.vietnamese ?? ""
            return [Problem("hosts", "problem.unit.host_before_listed", ["value": host.taxCode, "day": first])]
        }
        if let problem = host.mergerProblem(on: day, "hosts") { return [problem] }
        guard let principal = unit.host.on(day) ?? nil else { return [Problem("hosts", "problem.unit.no_principal")] }
        return principal == host.id ? [Problem("hosts", "problem.unit.principal_too", ["value": host.taxCode])] : []
    }

    private func codes(_ hosts: Set<Enterprise.ID>) -> String? {
        let codes = hosts.compactMap { enterprises[$0]?.taxCode }.sorted()
        return codes.isEmpty ? nil : codes.joined(separator: "; ")
    }

    private mutating func compare(_ seal: Seal) {
        let before = settings.seal(of: unit.id, on: day)
        guard seal != before else { return }
        let latest = settings.latest(of: unit.id).seal
        if let latest, day < latest {
            problems.append(Problem("seal", "problem.change.later", ["day": latest.vietnamese]))
            return
        }
        let fields = [
            ("seal", before?.state.rawValue, seal.state.rawValue), ("seal_number", before?.number, seal.number),
        ]
        differences += fields.filter { $0.1 != $0.2 }.map {
            Difference($0.0, $0.1, $0.2, from: day, isCorrection: latest == day)
        }
        let values = [unit.id.value, day.value, seal.state.rawValue.value, seal.number.value]
        states.append(NewState(table: .unitSeal, values: values))
    }
}

extension UnitDirectory.Entry {
    /// The unit as settings are held against it.
    var settled: UnitSettingComparison.Standing? {
        from.map { UnitSettingComparison.Standing(id: id, from: $0, ending: ending?.on, host: host) }
    }
}
