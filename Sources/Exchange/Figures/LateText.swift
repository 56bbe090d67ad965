import Domain
package import Records

extension Words {
    /// What happened, in a few words: `Kết nạp`, `Thành lập`, `Khảo sát`.
    package func event(_ late: LateRecord) -> String {
        let cause = late.record.cause
        return switch late.fact {
        case .member, .temporary: self("movement.\(cause)")
        case .organisation: self("fact.unit.\(cause)")
        case .enterprise: self("fact.enterprise.\(cause)")
        case .survey: self("fact.survey")
        case .reported: self("fact.reported")
        }
    }
}
