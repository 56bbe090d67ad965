import Domain
import Exchange
import FoundationEssentials
import Vietnamese

/// Reports made by hand for the tests of sentences and pages.
enum Sample {
    /// A day; the first of 2024 where there is no such one.
    static func day(_ text: String) -> Day {
        Day(iso: text) ?? Day(inVietnam: Date(timeIntervalSince1970: 1_704_042_000))
    }

    /// A period; the first quarter of 2024 where there is no such one.
    static func period(_ code: String) -> ReportingPeriod {
        ReportingPeriod(code) ?? ReportingPeriod(Quarter.containing(day("2024-03-31")))
    }

    /// A figure by its code; the first of the catalogue where there is no such one.
    static func figure(_ code: String, _ value: Int?, _ targets: TargetProgress...) -> Figure {
        Figure(
            indicator: Catalogue.indicator(code) ?? Catalogue.indicators[0], value: held(value), targets: targets)
    }

    /// A target for 2024 unless told otherwise.
    static func target(
        _ reached: Int?, of value: Int, upper: Int? = nil, by giver: String? = nil, from: String = "2024-01-01",
        to: String = "2024-12-31", document: String? = nil
    ) -> TargetProgress {
        TargetProgress(
            id: Target.ID("target"), from: day(from), to: day(to), value: value, upper: upper,
            shape: upper == nil ? .atLeast : .range, reached: held(reached), assignedBy: giver, document: document)
    }

    private static func held(_ value: Int?) -> FigureValue { value.map(FigureValue.held) ?? .notHeld }

    static let city = "Thành ủy Hà Nội"
    static let district = "Quận ủy Đống Đa"
    static let block = "Đảng ủy Khối Doanh nghiệp quận Đống Đa"

    /// The first quarter of 2024 of the demonstration world, as known at the end of 13/4/2024.
    static let dongDa = Report(
        period: period("2024-Q1"),
        unit: Report.UnitFigures(
            code: "QU-DONGDA", name: district, type: .upperCommittee,
            figures: [
                figure("party.organisations", 21),
                figure("party.grassroots", 6),
                figure("party.cells.founded", 2, target(2, of: 5, by: city, document: "1904-QĐ/TU")),
                figure("party.members", 1063),
                figure("party.members.official", 1041),
                figure("party.members.admitted", 9),
                figure("party.members.admitted.nonstate", 7, target(7, of: 35)),
                figure("enterprises", 28),
                figure("enterprises.surveyed", 15),
                figure("enterprises.surveyed.eligible", 3),
                figure("enterprises.surveyed.members_not_enough", 12),
                figure("unions", 8),
                figure("unions.founded", 6),
            ]),
        superior: city,
        below: [
            Report.UnitFigures(
                code: "DU-KHOIDN", name: block, type: .grassrootsCommittee,
                figures: [
                    figure("party.cells.founded", 1, target(1, of: 3, by: district)),
                    figure("party.members", 14),
                    figure("party.members.admitted", 6, target(6, of: 17, by: district)),
                ]),
            Report.UnitFigures(
                code: "DU-KIMLIEN", name: "Đảng ủy phường Kim Liên", type: .grassrootsCommittee,
                figures: [
                    figure("party.cells.founded", 0),
                    figure("party.members", 6),
                    figure("party.members.admitted", 0, target(0, of: 4, by: district)),
                ]),
        ],
        listings: [
            Report.Listing(
                indicator: figure("party.cells.founded", 2).indicator,
                records: [
                    Report.Record(
                        name: "Chi bộ Công ty Mộc Miên", code: "CB-MOC", unitName: block, day: day("2024-02-02"),
                        decision: DecisionDraft(
                            number: "64-QĐ/ĐU", issuedOn: day("2024-02-02"), issuer: "Đảng ủy Khối"))
                ], count: 2),
            Report.Listing(
                indicator: figure("enterprises.surveyed", 15).indicator,
                records: [
                    Report.Record(
                        name: "Công ty Mộc Miên", code: "0199202743", unitName: block, day: day("2024-01-10"),
                        conclusion: .eligible)
                ], count: 15),
        ],
        knownAt: day("2024-04-13").endInVietnam,
        madeAt: day("2024-04-21").startInVietnam,
        differences: [
            Report.Difference(
                unitCode: "DU-KHOIDN", unitName: block,
                reported: figure("party.members.admitted", 6, target(6, of: 17, by: district)),
                now: figure("party.members.admitted", 7, target(7, of: 17, by: district)),
                recordedOn: day("2024-04-20")...day("2024-04-20"))
        ])
}
