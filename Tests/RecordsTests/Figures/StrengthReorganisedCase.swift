import Domain
import TestKit
import Testing
import Vietnamese

/// A table of the village after a reorganisation of 10/4, recorded on 2/6, worked out by hand.
///
/// On 9/4 stand, under `QU-LANG` and `DU-DOANHNGHIEP`, `CB-GOM` with 04 and `CB-MOC` with 01, 02 and 05; beside them
/// `QU-BEN` with `DU-BEN`, and nobody in it. Rows go by name: `CB-GOM` before `CB-MOC`, `DU-BEN` before `DU-DOANHNGHIEP`.
struct StrengthReorganisedCase: Sendable, CustomTestStringConvertible {
    let title: String
    /// What is recorded before it, on 1/6.
    var before: [MovementDraft] = []
    let steps: [ReorganisationDraft]
    /// What is recorded after it.
    var after: [MovementDraft] = []
    var isReversed = false
    let unit: String
    var from = "1/4"
    var to = "30/4"
    var known: String?
    /// A line for each row, then that of the unit itself.
    let lines: [String]

    var testDescription: String { title }

    private static func step(
        _ kind: Reorganisation.Kind, _ unit: String, other: String? = nil, parent: String? = nil, name: String? = nil,
        type: UnitType? = nil, people: [String] = []
    ) -> ReorganisationDraft {
        Village.step(kind, unit, "10/4", other: other, parent: parent, name: name, type: type, people: people)
    }

    private static let merge = [step(.merge, "CB-GOM", other: "CB-MOC")]
    private static let move = [step(.move, "DU-DOANHNGHIEP", parent: "QU-BEN")]
    private static let raise = [step(.convert, "CB-MOC", parent: "QU-LANG", type: .grassrootsCell)]
    private static let absorb = [step(.merge, "DU-DOANHNGHIEP", other: "DU-BEN")]
    private static let division = [
        step(.split, "CB-MOC", other: "CB-N1", name: "Chi bộ N1", people: ["DV-01", "DV-02"]),
        step(.split, "CB-MOC", other: "CB-N2", name: "Chi bộ N2", people: ["DV-05"]), step(.windUp, "CB-MOC"),
    ]

    private static func admission(_ day: String) -> [MovementDraft] {
        [Village.movement("DV-06", .admission, "CB-MOC", Village.on(day), decision: "87-QĐ/QU")]
    }

    static let all: [StrengthReorganisedCase] = [
        StrengthReorganisedCase(
            title: "the cell that takes another over", steps: merge, unit: "CB-MOC",
            lines: ["CB-MOC: opening 3, reorganisation_in 1 = 4"]),
        StrengthReorganisedCase(
            title: "the cell that goes into another", steps: merge, unit: "CB-GOM",
            lines: ["CB-GOM: opening 1, reorganisation_out 1 = 0"]),
        StrengthReorganisedCase(
            title: "the committee of both: nothing crossed its border", steps: merge, unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1, reorganisation_out 1 = 0", "CB-MOC: opening 3, reorganisation_in 1 = 4",
                "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "after the day of the merger the cell that ended has no row", steps: merge, unit: "DU-DOANHNGHIEP",
            from: "11/4", lines: ["CB-MOC: opening 4 = 4", "DU-DOANHNGHIEP: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "two cells made one",
            steps: [
                step(.amalgamate, "CB-GOM", other: "CB-CHUNG", name: "Chi bộ chung"),
                step(.amalgamate, "CB-MOC", other: "CB-CHUNG"),
            ], unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-CHUNG: reorganisation_in 4 = 4", "CB-GOM: opening 1, reorganisation_out 1 = 0",
                "CB-MOC: opening 3, reorganisation_out 3 = 0", "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "a cell out of a cell", steps: [division[1]], unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1 = 1", "CB-MOC: opening 3, reorganisation_out 1 = 2",
                "CB-N2: reorganisation_in 1 = 1",
                "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "a cell divided in two, which is no more", steps: division, unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1 = 1", "CB-MOC: opening 3, reorganisation_out 3 = 0",
                "CB-N1: reorganisation_in 2 = 2", "CB-N2: reorganisation_in 1 = 1", "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "a cell dissolved, its member placed in another; days within a month",
            steps: [step(.dissolve, "CB-GOM", other: "CB-MOC")], unit: "DU-DOANHNGHIEP", from: "5/4", to: "20/4",
            lines: [
                "CB-GOM: opening 1, reorganisation_out 1 = 0", "CB-MOC: opening 3, reorganisation_in 1 = 4",
                "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "the superior that loses a subtree", steps: move, unit: "QU-LANG",
            lines: [
                "DU-DOANHNGHIEP: opening 4, reorganisation_out 4 = 0", "QU-LANG: opening 4, reorganisation_out 4 = 0",
            ]),
        StrengthReorganisedCase(
            title: "the superior that loses it on the very first day, and had it on the eve", steps: move,
            unit: "QU-LANG", from: "10/4",
            lines: [
                "DU-DOANHNGHIEP: opening 4, reorganisation_out 4 = 0", "QU-LANG: opening 4, reorganisation_out 4 = 0",
            ]),
        StrengthReorganisedCase(
            title: "the superior that gains it on the very first day", steps: move, unit: "QU-BEN", from: "10/4",
            lines: [
                "DU-BEN: = 0", "DU-DOANHNGHIEP: reorganisation_in 4 = 4", "QU-BEN: reorganisation_in 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "the superior that lost it on the eve", steps: move, unit: "QU-LANG", from: "11/4",
            lines: ["QU-LANG: = 0"]),
        StrengthReorganisedCase(
            title: "the superior that gains it, by handover",
            steps: [step(.handover, "DU-DOANHNGHIEP", parent: "QU-BEN")], unit: "QU-BEN",
            lines: [
                "DU-BEN: = 0", "DU-DOANHNGHIEP: reorganisation_in 4 = 4", "QU-BEN: reorganisation_in 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "the subtree that moved sees nothing", steps: move, unit: "DU-DOANHNGHIEP",
            lines: ["CB-GOM: opening 1 = 1", "CB-MOC: opening 3 = 3", "DU-DOANHNGHIEP: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "the days before the move", steps: move, unit: "QU-LANG", to: "9/4",
            lines: ["DU-DOANHNGHIEP: opening 4 = 4", "QU-LANG: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "the days after it", steps: move, unit: "QU-BEN", from: "11/4",
            lines: ["DU-BEN: = 0", "DU-DOANHNGHIEP: opening 4 = 4", "QU-BEN: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "an admission after the move is the new superior's", steps: move, after: admission("15/4"),
            unit: "QU-BEN",
            lines: [
                "DU-BEN: = 0", "DU-DOANHNGHIEP: admission 1, reorganisation_in 4 = 5",
                "QU-BEN: admission 1, reorganisation_in 4 = 5",
            ]),
        StrengthReorganisedCase(
            title: "an admission before the move, recorded after it, is the old one's and goes along", steps: move,
            after: admission("5/4"), unit: "QU-LANG",
            lines: [
                "DU-DOANHNGHIEP: opening 4, admission 1, reorganisation_out 5 = 0",
                "QU-LANG: opening 4, admission 1, reorganisation_out 5 = 0",
            ]),
        StrengthReorganisedCase(
            title: "a move taken back", steps: move, isReversed: true, unit: "QU-LANG",
            lines: ["DU-DOANHNGHIEP: opening 4 = 4", "QU-LANG: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "as known before a merger", steps: merge, unit: "DU-DOANHNGHIEP", known: "1/6",
            lines: ["CB-GOM: opening 1 = 1", "CB-MOC: opening 3 = 3", "DU-DOANHNGHIEP: opening 4 = 4"]),
        StrengthReorganisedCase(
            title: "a cell raised in level leaves its committee", steps: raise, unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1 = 1", "CB-MOC: opening 3, reorganisation_out 3 = 0",
                "DU-DOANHNGHIEP: opening 4, reorganisation_out 3 = 1",
            ]),
        StrengthReorganisedCase(
            title: "and stands under the superior of that from then on", steps: raise, unit: "QU-LANG",
            lines: [
                "CB-MOC: reorganisation_in 3 = 3", "DU-DOANHNGHIEP: opening 4, reorganisation_out 3 = 1",
                "QU-LANG: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "a committee takes over the cells of another", steps: absorb, unit: "DU-BEN",
            lines: [
                "CB-GOM: reorganisation_in 1 = 1", "CB-MOC: reorganisation_in 3 = 3", "DU-BEN: reorganisation_in 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "and the superior of that other is left with nobody", steps: absorb, unit: "QU-LANG",
            lines: [
                "DU-DOANHNGHIEP: opening 4, reorganisation_out 4 = 0", "QU-LANG: opening 4, reorganisation_out 4 = 0",
            ]),
        StrengthReorganisedCase(
            title: "a guest who goes along moves nothing",
            before: [
                Village.movement(
                    "DV-01", .temporary, "CB-MOC", Village.on("5/4"), to: "CB-GOM", decision: "88-GT/QU")
            ], steps: merge, unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1, reorganisation_out 1 = 0", "CB-MOC: opening 3, reorganisation_in 1 = 4",
                "DU-DOANHNGHIEP: opening 4 = 4",
            ]),
        StrengthReorganisedCase(
            title: "who was on the way between two cells that became one left and came back",
            before: [
                Village.movement(
                    "DV-01", .transferOut, "CB-MOC", Village.on("5/4"), to: "CB-GOM", decision: "88-GT/QU")
            ], steps: merge, unit: "DU-DOANHNGHIEP",
            lines: [
                "CB-GOM: opening 1, reorganisation_out 1 = 0",
                "CB-MOC: opening 3, reorganisation_in 2, transfer_out 1 = 4",
                "DU-DOANHNGHIEP: opening 4, reorganisation_in 1, transfer_out 1 = 4",
            ]),
    ]
}
