package import Domain
package import Vietnamese

extension Village {
    static let openings = [
        movement("DV-01", .opening, "CB-MOC", start, status: .official),
        movement("DV-02", .opening, "CB-MOC", start, status: .official),
        movement("DV-03", .opening, "CB-MOC", start, status: .official),
        movement("DV-04", .opening, "CB-MOC", start, status: .probationary),
    ]
    static let admission = movement("DV-05", .admission, "CB-MOC", day(2024, 1, 20), decision: "11-QĐ/QU")
    static let transfer = movement("DV-04", .transfer, "CB-MOC", day(2024, 3, 1), to: "CB-GOM", decision: "12-QĐ/QU")
    static let removal = movement("DV-03", .removal, "CB-MOC", day(2024, 3, 20), decision: "13-QĐ/QU")
    static let mistake = movement("DV-06", .admission, "CB-GOM", day(2024, 3, 25), decision: "14-QĐ/QU")
    static let recognition = movement("DV-04", .recognition, "CB-MOC", day(2024, 2, 20), decision: "08-QĐ/QU")

    /// A movement of a person of the village; a decision is of the day on which the movement takes effect.
    package static func movement(
        _ code: String, _ kind: Movement.Kind, _ unit: String, _ effectiveOn: Day, to counterpart: String? = nil,
        status: Movement.Status? = nil, elsewhere: Movement.Elsewhere? = nil, decision number: String? = nil
    ) -> MovementDraft {
        MovementDraft(
            personCode: code, personName: people.first { $0.code == code }?.name ?? "", kind: kind, unitCode: unit,
            counterpartCode: counterpart, status: status, elsewhere: elsewhere, effectiveOn: effectiveOn,
            decision: number.map { decision($0, effectiveOn) })
    }

    static let visits = [
        visit("0109000011", "Công ty TNHH Mộc An", day(2024, 3, 5), 120, official: 3, probationary: 1),
        visit("0109000022", "Công ty cổ phần Gốm Đất Việt", day(2024, 3, 6), 85, official: 1, probationary: 0),
        visit(
            "0109000033", "Công ty TNHH một thành viên Vải Lụa Tơ", day(2024, 3, 7), nil, official: 0, probationary: 0),
    ]

    private static func visit(
        _ taxCode: String, _ name: String, _ day: Day, _ workers: Int?, official: Int, probationary: Int
    ) -> SurveyDraft {
        SurveyDraft(
            taxCode: taxCode, enterpriseName: name, round: "Quý I/2024", visitedOn: day, workers: workers,
            official: official, probationary: probationary, steady: true, source: .homeCell)
    }

    static let targets = [
        target("QU-LANG", "party.members.admitted", 5, upper: 7, giver: "TU-X"),
        target("DU-DOANHNGHIEP", "party.members.admitted", 4, upper: nil, giver: "QU-LANG"),
        target("QU-LANG", "party.cells.founded", 2, upper: nil, giver: nil),
    ]

    private static func target(
        _ unit: String, _ indicator: String, _ value: Int, upper: Int?, giver: String?
    ) -> TargetDraft {
        TargetDraft(
            unitCode: unit, indicator: indicator, from: day(2024, 1, 1), to: day(2024, 12, 31), value: value,
            upper: upper, shape: upper == nil ? .atLeast : .range, giverCode: giver,
            document: giver == nil ? nil : "03-KH/QU", documentOn: giver == nil ? nil : day(2024, 1, 10))
    }
}
