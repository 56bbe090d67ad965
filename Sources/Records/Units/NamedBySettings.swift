import Domain
import Storage
import Vietnamese

/// What rows about units name as further hosts, and what stands of those and of seals.
struct NamedBySettings {
    private let settings: UnitSettings
    private let enterprises: EnterpriseDirectory

    static func of(_ drafts: [UnitDraft], _ units: UnitDirectory, _ desk: Desk) throws -> NamedBySettings {
        let saying = drafts.filter { !$0.setting.saysNothing }
        let settings = try UnitSettings.of(saying.compactMap { units[code: $0.code]?.id }, desk.db)
        let named = try EnterpriseDirectory.of(taxCodes: saying.flatMap { $0.setting.furtherHosts ?? [] }, desk.db)
        return NamedBySettings(
            settings: settings, enterprises: named.with(try EnterpriseDirectory.of(settings.enterprises, desk.db)))
    }

    /// Nil where there is no such unit.
    func compare(_ draft: UnitDraft, _ standing: UnitSettingComparison.Standing?) -> UnitSettingComparison? {
        standing.map { UnitSettingComparison(draft.setting, of: $0, settings, enterprises) }
    }
}

extension UnitDraft {
    /// The unit as it would be entered, for its setting to be held against.
    func settled(_ id: Unit.ID, _ host: Enterprise.ID?) -> UnitSettingComparison.Standing {
        var hosts = Timeline<Enterprise.ID?>()
        hosts.add(host, from: from)
        return UnitSettingComparison.Standing(id: id, from: from, ending: nil, host: hosts)
    }
}
