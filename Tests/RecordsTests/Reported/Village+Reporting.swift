import Domain
import FoundationEssentials
import Records
import TestKit
import Vietnamese

/// What units of the village report.
extension Village {
    /// A value such as `gần 4.500`, on a day written `31/3`.
    static func value(
        _ unit: String, _ amount: String, on day: String, of indicator: String = "unions.members"
    ) -> ReportedDraft {
        ReportedDraft(
            unitCode: unit, unitName: nil, indicator: indicator, effectiveOn: on(day),
            amount: ReportedAmount(text: amount) ?? ReportedAmount(-1), source: "Liên đoàn Lao động quận Làng",
            document: nil, documentOn: nil)
    }

    func plan(_ drafts: [ReportedDraft], reviving: Bool = false) async throws -> Plan<ReportedEntering> {
        try await register.read { try Reported.plan(drafts, as: Village.scope, reviving: reviving, $0) }
    }

    /// Records values by one operation at the clock's time; gives its number.
    @discardableResult
    func report(_ drafts: ReportedDraft...) async throws -> Int {
        try await act { try Reported.record(Reported.plan(drafts, as: Village.scope, $1), by: $0, $1) }.seq
    }

    /// What a figure says at the end of a day, such as `gần 4.500`; nil where it is not held.
    func said(
        _ unit: String, _ day: String, known: String? = nil, _ code: String = "unions.members"
    ) async throws -> String? {
        let question = try await question(unit, "1/1", day, known: known)
        return try await register.read { desk in
            try Figures.all(question, desk).first { $0.indicator.code == code }?.amount?.text
        }
    }

    /// What is wrong with values, as `draft field key`.
    func problems(_ drafts: ReportedDraft...) async throws -> [String] {
        try await plan(drafts).problems.map { "\($0.draft ?? -1) \($0.field) \($0.message.key)" }
    }
}
