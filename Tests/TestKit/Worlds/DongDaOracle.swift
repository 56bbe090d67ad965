public import Foundation

/// A second, independent opinion on the demonstration world: every figure recounted from the rows of the source
/// tables by dictionaries and loops, sharing nothing with the program. Rows are keyed by the workbooks' headers.
public struct DongDaOracle: Sendable {
    /// One source row with its day read and its place in the order of arrival.
    struct Row {
        var cells: [String: String]
        var at: Date
        var order: Int

        /// The text under a header, without surrounding spaces; "" where the column is missing.
        subscript(_ header: String) -> String {
            (cells[header] ?? "").trimmingCharacters(in: .whitespaces)
        }

        /// The day under a header as `YYYY-MM-DD`, or "" where there is none.
        func day(_ header: String) -> String { DongDaOracle.isoDay(self[header]) }
    }

    /// The end of the opening day: stocks are held from here on, flows from the following day on.
    static let openingDay = "2023-12-31"

    private static let women = ["Hội Liên hiệp Phụ nữ cơ sở", "Chi hội phụ nữ"]
    private static let veterans = ["Hội Cựu chiến binh cơ sở", "Chi hội cựu chiến binh"]

    let tables: [(kind: String, rows: [Row])]

    /// Takes the sources in the order they were imported. `kind` is `units`, `enterprises`, `people`, `movements`,
    /// `surveys`, `targets` or `reported`; `at` is the moment of the import, never decreasing.
    public init(tables: [(kind: String, at: Date, rows: [[String: String]])]) {
        var order = 0
        self.tables = tables.map { table in
            let rows = table.rows.map { cells in
                order += 1
                return Row(cells: cells, at: table.at, order: order)
            }
            return (table.kind, rows)
        }
    }

    /// The figures of some units by unit and indicator, such as `QU-DONGDA party.members`; those that are not held are
    /// left out. What is asked is as of ``figure(_:unit:from:to:knownAt:)``.
    public func figures(
        _ indicators: [String], units: [String], from: String, to: String, knownAt: Date?
    ) -> [String: Int] {
        let known = Known(tables: tables, at: knownAt)
        var figures: [String: Int] = [:]
        for unit in units {
            for indicator in indicators {
                figures["\(unit) \(indicator)"] = figure(indicator, unit: unit, from: from, to: to, known)
            }
        }
        return figures
    }

    /// The figure of a unit and everything below it. `from` and `to` are `YYYY-MM-DD`, both included; a stock is
    /// taken at the end of `to`. `knownAt` leaves out what was imported later; nil counts everything.
    /// Returns nil where no figure is held: an unknown indicator, a unit not known or not yet in being at `to` or
    /// named only as a superior, a stock before the opening day, a flow that begins on it or earlier.
    private func figure(_ indicator: String, unit: String, from: String, to: String, _ known: Known) -> Int? {
        guard let row = known.units[unit], row["Hình thức"] != "Cấp trên", row.day("Từ ngày") <= to else { return nil }
        let scope = known.unitsUnder(unit)
        let flows = [
            "party.cells.founded", "party.members.admitted", "party.members.admitted.nonstate", "enterprises.surveyed",
            "enterprises.surveyed.eligible", "enterprises.surveyed.members_not_enough", "unions.founded",
            "youth.founded", "women.founded", "veterans.founded",
        ]
        guard flows.contains(indicator) ? from > Self.openingDay : to >= Self.openingDay else { return nil }
        let cells = ["Chi bộ cơ sở", "Chi bộ trực thuộc"]
        switch indicator {
        case "party.organisations":
            return known.count(cells + ["Đảng bộ cơ sở", "Đảng bộ bộ phận"], in: scope, to: to)
        case "party.grassroots":
            return known.count(["Đảng bộ cơ sở", "Chi bộ cơ sở"], in: scope, to: to)
        case "party.cells.founded":
            return known.count(cells, in: scope, foundedFrom: from, to: to)
        case "party.members":
            return known.members(in: scope, to: to, officialOnly: false)
        case "party.members.official":
            return known.members(in: scope, to: to, officialOnly: true)
        case "party.members.admitted":
            return known.admissions(in: scope, from: from, to: to).count
        case "party.members.admitted.nonstate":
            return known.admissions(in: scope, from: from, to: to).filter(known.isNonState).count
        case "enterprises":
            return known.enterprises.values.filter { enterprise in
                enterprise.day("Từ ngày") <= to && enterprise["Tình trạng"] != "Đã đóng"
                    && scope.contains(enterprise["Mã đơn vị quản lý"])
            }.count
        case "enterprises.surveyed":
            return known.conclusions(in: scope, from: from, to: to).count
        case "enterprises.surveyed.eligible":
            return known.conclusions(in: scope, from: from, to: to).filter { $0 == "eligible" }.count
        case "enterprises.surveyed.members_not_enough":
            return known.conclusions(in: scope, from: from, to: to).filter { $0 == "members_not_enough" }.count
        case "unions":
            return known.hosted(["Công đoàn cơ sở"], in: scope, line: row["Hệ"], foundedFrom: nil, to: to)
        case "unions.founded":
            return known.hosted(["Công đoàn cơ sở"], in: scope, line: row["Hệ"], foundedFrom: from, to: to)
        case "youth":
            return known.hosted(["Đoàn cơ sở", "Chi đoàn"], in: scope, line: row["Hệ"], foundedFrom: nil, to: to)
        case "youth.founded":
            return known.hosted(["Đoàn cơ sở", "Chi đoàn"], in: scope, line: row["Hệ"], foundedFrom: from, to: to)
        case "women":
            return known.hosted(Self.women, in: scope, line: row["Hệ"], foundedFrom: nil, to: to)
        case "women.founded":
            return known.hosted(Self.women, in: scope, line: row["Hệ"], foundedFrom: from, to: to)
        case "veterans":
            return known.hosted(Self.veterans, in: scope, line: row["Hệ"], foundedFrom: nil, to: to)
        case "veterans.founded":
            return known.hosted(Self.veterans, in: scope, line: row["Hệ"], foundedFrom: from, to: to)
        case "unions.members":
            return known.reported("Đoàn viên công đoàn", in: scope, line: row["Hệ"], to: to)
        case "youth.members":
            return known.reported("Đoàn viên thanh niên", in: scope, line: row["Hệ"], to: to)
        case "women.members":
            return known.reported("Hội viên phụ nữ", in: scope, line: row["Hệ"], to: to)
        case "veterans.members":
            return known.reported("Hội viên cựu chiến binh", in: scope, line: row["Hệ"], to: to)
        default:
            return nil
        }
    }

    /// `31/12/2023` as `2023-12-31`; a text already in that shape, or not a day, is returned as it is.
    static func isoDay(_ text: String) -> String {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 3 else { return text }
        func padded(_ part: String) -> String { part.count < 2 ? "0" + part : part }
        return [parts[2], padded(parts[1]), padded(parts[0])].joined(separator: "-")
    }
}
