import Domain
import Records
import Storage
import TestKit
import Vietnamese

/// A line of the increase/decrease table of the village, worked out by hand from its story and some movements more.
struct StrengthCase: Sendable, CustomTestStringConvertible {
    let title: String
    /// What is recorded on top of the story, on 9/4.
    var moves: [MovementDraft] = []
    var unit = "QU-LANG"
    /// The row; that of the unit itself where nil.
    var row: String?
    var from = "1/4"
    var to = "30/4"
    var known: String?
    var part = StrengthPart.all
    /// Every column in which something stands, then the closing; nil where no figures are held.
    let line: String?

    var testDescription: String { title }

    private static func move(
        _ person: String, _ kind: Movement.Kind, _ unit: String, _ on: String, to counterpart: String? = nil,
        status: Movement.Status? = nil, _ elsewhere: Movement.Elsewhere? = nil
    ) -> MovementDraft {
        Village.movement(
            person, kind, unit, Village.on(on), to: counterpart, status: status, elsewhere: elsewhere,
            decision: kind.needsDecision ? "90-QĐ/QU" : nil)
    }

    private static let near = Movement.Elsewhere(name: "Đảng bộ phường Gần", province: .same)
    private static let far = Movement.Elsewhere(name: "Đảng bộ phường Xa", province: .other)
    private static let underWay = [move("DV-01", .transferOut, "CB-MOC", "1/4", to: "CB-GOM")]
    private static let arrived = underWay + [move("DV-01", .transferIn, "CB-GOM", "8/4")]

    static let all: [StrengthCase] = [
        StrengthCase(
            title: "the quarter of the district: what moves within is none of it", from: "1/1", to: "31/3",
            line: "opening 4, admission 1, removal 1, recognition 1 = 4"),
        StrengthCase(
            title: "the quarter of a cell", unit: "CB-MOC", from: "1/1", to: "31/3",
            line: "opening 4, admission 1, transfer_out 1, removal 1, recognition 1 = 3"),
        StrengthCase(
            title: "a cell founded within the quarter", unit: "CB-GOM", from: "1/1", to: "31/3",
            line: "transfer_in 1 = 1"),
        StrengthCase(
            title: "a row of the committee", unit: "DU-DOANHNGHIEP", row: "CB-GOM", from: "1/1", to: "31/3",
            line: "transfer_in 1 = 1"),
        StrengthCase(
            title: "days within a month", unit: "DU-DOANHNGHIEP", from: "2/2", to: "20/2",
            line: "opening 5, recognition 1 = 5"),
        StrengthCase(
            title: "the day on which the register opens", from: "31/12/2023", to: "31/12/2023", line: "listed 4 = 4"),
        StrengthCase(
            title: "before the register opens nothing is held", from: "1/10/2023", to: "30/10/2023", line: nil),
        StrengthCase(
            title: "a re-admission is no admission", moves: [move("DV-03", .readmission, "CB-GOM", "1/4")],
            line: "opening 4, readmission 1 = 5"),
        StrengthCase(
            title: "membership given back", moves: [move("DV-03", .restoration, "CB-MOC", "2/4", status: .official)],
            unit: "CB-MOC", line: "opening 3, restoration 1 = 4"),
        StrengthCase(
            title: "an annulled admission was one, and goes on its own day",
            moves: [move("DV-05", .annulment, "CB-MOC", "3/4")], from: "1/1",
            line: "opening 4, admission 1, removal 1, annulment 1, recognition 1 = 3"),
        StrengthCase(
            title: "the quarter before an annulment stands as it was",
            moves: [move("DV-05", .annulment, "CB-MOC", "3/4")], from: "1/1", to: "31/3",
            line: "opening 4, admission 1, removal 1, recognition 1 = 4"),
        StrengthCase(
            title: "an expulsion, a death and a wish to leave",
            moves: [
                move("DV-01", .expulsion, "CB-MOC", "4/4"), move("DV-02", .death, "CB-MOC", "4/4"),
                move("DV-04", .withdrawal, "CB-GOM", "5/4"),
            ], line: "opening 4, death 1, expulsion 1, withdrawal 1 = 1"),
        StrengthCase(
            title: "who is on the way between two cells is in none", moves: underWay, to: "7/4",
            line: "opening 4, transfer_out 1 = 3"),
        StrengthCase(
            title: "who arrived after some days left and came", moves: arrived,
            line: "opening 4, transfer_in 1, transfer_out 1 = 4"),
        StrengthCase(
            title: "to another province and to the same",
            moves: [
                move("DV-01", .transferOut, "CB-MOC", "1/4", far), move("DV-02", .transferOut, "CB-MOC", "1/4", near),
            ], line: "opening 4, transfer_out 1, transfer_out_beyond 1 = 2"),
        StrengthCase(
            title: "from another province and from the same",
            moves: [
                move("DV-06", .transferIn, "CB-GOM", "1/4", status: .probationary, far),
                move("DV-03", .transferIn, "CB-GOM", "2/4", status: .official, near),
            ], line: "opening 4, transfer_in 1, transfer_in_beyond 1 = 6"),
        StrengthCase(
            title: "a guest is none of the host's strength and goes on at home",
            moves: [move("DV-01", .temporary, "CB-MOC", "1/4", to: "CB-GOM")], unit: "CB-GOM", line: "opening 1 = 1"),
        StrengthCase(
            title: "of which women", from: "1/1", to: "31/3", part: .women, line: "opening 2, recognition 1 = 2"),
        StrengthCase(
            title: "of which probationary: who was recognised is one no longer", from: "1/1", to: "31/3",
            part: .probationary, line: "opening 1, admission 1, recognition 1 = 1"),
        StrengthCase(
            title: "as known at the end of March: neither the removal nor the recognition", from: "1/1", to: "31/3",
            known: "31/3", line: "opening 4, admission 1 = 5"),
        StrengthCase(
            title: "an admission taken back was none", unit: "CB-GOM", from: "1/3", to: "31/3",
            line: "transfer_in 1 = 1"),
        StrengthCase(
            title: "and was one as known before", unit: "CB-GOM", from: "1/3", to: "31/3", known: "3/4",
            line: "admission 1, transfer_in 1 = 2"),
    ]
}

extension StrengthCounts {
    /// Every column in which something stands, then the closing.
    func said(_ part: StrengthPart = .all) -> String {
        let columns = StrengthColumn.allCases.filter { $0 != .closing && self[$0, of: part] != 0 }
        let line = columns.map { "\($0.rawValue) \(self[$0, of: part])" }.joined(separator: ", ")
        return line.isEmpty ? "= \(self[.closing, of: part])" : "\(line) = \(self[.closing, of: part])"
    }
}
