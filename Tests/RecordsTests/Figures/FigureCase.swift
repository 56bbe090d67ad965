import Testing

/// A figure of a unit over a period, as known at the end of a day, and what it must be; nil where it is not held.
struct FigureCase: Sendable, CustomTestStringConvertible {
    let unit: String
    let from: String
    let to: String
    let known: String?
    let values: [String: Int?]
    var testDescription: String { "\(unit) \(from)–\(to) known \(known ?? "now")" }

    init(_ unit: String, _ from: String, _ to: String, known: String? = nil, _ values: [String: Int?]) {
        (self.unit, self.from, self.to, self.known, self.values) = (unit, from, to, known, values)
    }
}

extension FigureCase {
    static let periods: [FigureCase] = [
        // Whole months.
        FigureCase(
            "QU-LANG", "1/1", "31/1",
            [
                "party.members": 5, "party.members.official": 3, "party.members.admitted": 1, "party.organisations": 2,
                "party.cells.founded": 0, "unions": 1, "enterprises.surveyed": 0,
            ]),
        FigureCase(
            "QU-LANG", "1/2", "29/2",
            [
                "party.members": 5, "party.members.official": 4, "party.members.admitted": 0, "party.organisations": 3,
                "party.cells.founded": 1,
            ]),
        FigureCase(
            "QU-LANG", "1/3", "31/3",
            [
                "party.members": 4, "party.members.official": 3, "party.members.admitted": 0, "party.cells.founded": 0,
                "enterprises.surveyed": 3, "unions": 2, "unions.founded": 1,
            ]),
        // Cut at both ends, in different months.
        FigureCase(
            "QU-LANG", "16/1", "5/3",
            [
                "party.members": 5, "party.members.official": 4, "party.members.admitted": 1, "party.cells.founded": 1,
                "enterprises.surveyed": 1, "enterprises.surveyed.eligible": 1,
                "enterprises.surveyed.members_not_enough": 0, "unions": 1, "unions.founded": 0,
            ]),
        FigureCase(
            "QU-LANG", "21/1", "14/2",
            [
                "party.members": 5, "party.members.official": 3, "party.members.admitted": 0, "party.cells.founded": 0,
                "party.organisations": 2,
            ]),
        FigureCase("QU-LANG", "20/1", "15/2", ["party.members.admitted": 1, "party.cells.founded": 1]),
        // Cut at one end.
        FigureCase("QU-LANG", "11/3", "31/3", ["unions.founded": 0, "unions": 2, "enterprises.surveyed": 0]),
        FigureCase("QU-LANG", "10/3", "31/3", ["unions.founded": 1, "enterprises.surveyed": 0]),
        FigureCase("QU-LANG", "1/3", "9/3", ["unions.founded": 0, "unions": 1, "enterprises.surveyed": 3]),
        FigureCase("QU-LANG", "1/3", "10/3", ["unions.founded": 1, "unions": 2]),
        FigureCase("QU-LANG", "21/1", "31/3", ["party.members.admitted": 0, "enterprises.surveyed": 3]),
        // Within one month.
        FigureCase("QU-LANG", "10/3", "20/3", ["unions.founded": 1, "enterprises.surveyed": 0, "party.members": 4]),
        FigureCase("QU-LANG", "5/3", "6/3", ["enterprises.surveyed": 2, "enterprises.surveyed.eligible": 1]),
        FigureCase("QU-LANG", "6/3", "19/3", ["enterprises.surveyed": 2, "party.members": 5]),
        // One day.
        FigureCase("QU-LANG", "20/1", "20/1", ["party.members.admitted": 1, "party.members": 5]),
        FigureCase("QU-LANG", "19/1", "19/1", ["party.members.admitted": 0, "party.members": 4]),
        FigureCase("QU-LANG", "15/2", "15/2", ["party.cells.founded": 1, "party.organisations": 3]),
        FigureCase("QU-LANG", "29/2", "29/2", ["party.members.official": 4]),
        FigureCase("QU-LANG", "6/3", "6/3", ["enterprises.surveyed": 1, "enterprises.surveyed.members_not_enough": 1]),
        // The cell: recognised, moved, removed.
        FigureCase("CB-MOC", "1/2", "19/2", ["party.members": 5, "party.members.official": 3]),
        FigureCase("CB-MOC", "1/2", "20/2", ["party.members": 5, "party.members.official": 4]),
        FigureCase("CB-MOC", "1/2", "1/3", ["party.members": 4, "party.members.official": 3]),
        FigureCase("CB-MOC", "1/2", "20/3", ["party.members": 3, "party.members.official": 2]),
        // Across years.
        FigureCase(
            "QU-LANG", "1/1", "30/6/2025",
            [
                "party.members": 4, "party.members.admitted": 1, "enterprises.surveyed": 3, "unions.founded": 1,
            ]),
        FigureCase("QU-LANG", "1/1/2025", "31/12/2026", ["party.members": 4, "party.members.admitted": 0]),
        FigureCase(
            "CB-GOM", "1/6/2022", "15/2", ["party.cells.founded": 1, "party.organisations": 1, "party.members": 0]),
        // Founded since: before its founding there was nothing.
        FigureCase(
            "CB-GOM", "1/1/2023", "31/12/2023",
            [
                "party.organisations": 0, "party.cells.founded": 0, "party.members": 0, "party.members.admitted": 0,
            ]),
        FigureCase("CB-GOM", "1/1", "14/2", ["party.organisations": 0, "party.cells.founded": 0, "party.members": 0]),
        FigureCase("CB-GOM", "1/1", "29/2", ["party.organisations": 1, "party.members": 0]),
        // At the opening and before it.
        FigureCase(
            "QU-LANG", "31/12/2023", "31/12/2023",
            [
                "party.members": 4, "party.members.official": 3, "party.organisations": 2, "enterprises": 3,
                "unions": 1,
                "party.members.admitted": nil, "party.cells.founded": nil, "enterprises.surveyed": nil,
            ]),
        FigureCase("QU-LANG", "1/12/2023", "31/3", ["party.members": 4, "party.members.admitted": nil]),
        FigureCase(
            "QU-LANG", "1/12/2023", "30/12/2023",
            [
                "party.members": nil, "party.organisations": nil, "enterprises": nil, "party.members.admitted": nil,
            ]),
        FigureCase("CD-MOC", "1/12/2023", "30/12/2023", ["unions": nil, "unions.founded": nil]),
    ]

    static let moments: [FigureCase] = [
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "1/1",
            [
                "party.members": nil, "party.organisations": nil, "enterprises.surveyed": nil, "enterprises": nil,
            ]),
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "2/1",
            [
                "party.members": 0, "party.organisations": 1, "enterprises": 0, "unions": 0,
            ]),
        FigureCase("QU-LANG", "1/1", "31/3", known: "3/1", ["enterprises": 3, "party.organisations": 1]),
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "8/1",
            [
                "party.members": 4, "party.members.official": 3, "party.organisations": 2, "unions": 1,
            ]),
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "3/3",
            [
                "party.members": 4, "party.members.admitted": 0, "party.organisations": 3, "party.cells.founded": 1,
            ]),
        // Late: admitted on 20/1, recorded on 4/3.
        FigureCase("QU-LANG", "1/1", "31/1", known: "3/3", ["party.members": 4, "party.members.admitted": 0]),
        FigureCase("QU-LANG", "1/1", "31/1", known: "4/3", ["party.members": 5, "party.members.admitted": 1]),
        FigureCase(
            "QU-LANG", "16/1", "5/3", known: "3/3",
            [
                "party.members": 4, "party.members.official": 3, "party.members.admitted": 0, "enterprises.surveyed": 0,
            ]),
        FigureCase(
            "QU-LANG", "16/1", "5/3", known: "4/3",
            [
                "party.members": 5, "party.members.official": 3, "party.members.admitted": 1,
            ]),
        FigureCase("QU-LANG", "16/1", "5/3", known: "8/4", ["party.members": 5, "party.members.official": 4]),
        FigureCase("CB-GOM", "1/1", "31/3", known: "15/2", ["party.members": nil, "party.cells.founded": nil]),
        FigureCase("CB-GOM", "1/1", "31/3", known: "16/2", ["party.members": 0, "party.cells.founded": 1]),
        FigureCase("CB-GOM", "1/1", "31/3", known: "4/3", ["party.members": 1, "party.members.official": 0]),
        FigureCase("CB-MOC", "1/1", "31/3", known: "4/3", ["party.members": 4, "party.members.official": 3]),
        FigureCase("QU-LANG", "1/1", "31/3", known: "1/4", ["party.members": 5, "party.members.official": 3]),
        FigureCase("QU-LANG", "1/1", "31/3", known: "2/4", ["party.members": 4, "party.members.official": 2]),
        // An admission that was recorded by mistake, then taken back.
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "3/4",
            [
                "party.members": 5, "party.members.admitted": 2, "party.members.admitted.nonstate": 2,
            ]),
        FigureCase("CB-GOM", "1/1", "31/3", known: "3/4", ["party.members": 2, "party.members.admitted": 1]),
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "8/4",
            [
                "party.members": 5, "party.members.official": 3, "party.members.admitted": 2,
            ]),
        FigureCase(
            "QU-LANG", "1/1", "31/3", known: "9/4",
            [
                "party.members": 4, "party.members.official": 3, "party.members.admitted": 1,
            ]),
        FigureCase(
            "CB-GOM", "1/1", "31/3", known: "9/4",
            [
                "party.members": 1, "party.members.official": 1, "party.members.admitted": 0,
            ]),
        FigureCase("QU-LANG", "1/1", "31/3", known: "1/1/2030", ["party.members": 4, "party.members.admitted": 1]),
    ]
}
