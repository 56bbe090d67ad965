import Foundation

extension DongDaOracle {
    /// The rows known at one moment, gathered by their key. A row that repeats a key replaces the earlier one.
    struct Known {
        var units: [String: Row] = [:]
        var enterprises: [String: Row] = [:]
        var people: [String: Row] = [:]
        /// By effective day, then by arrival.
        var movements: [Row] = []
        var surveys: [Row] = []
        /// By the day they are of, then by arrival.
        var reports: [Row] = []

        /// Keeps the tables imported at or before `moment`; all of them for nil.
        init(tables: [(kind: String, rows: [Row])], at moment: Date?) {
            for (kind, rows) in tables {
                for row in rows {
                    if let moment, row.at > moment { continue }
                    switch kind {
                    case "units": units[row["Mã đơn vị"]] = row
                    case "enterprises": enterprises[row["Mã số thuế"]] = row
                    case "people": people[row["Mã hồ sơ"]] = row
                    case "movements": movements.append(row)
                    case "surveys": surveys.append(row)
                    case "reported": reports.append(row)
                    default: break
                    }
                }
            }
            movements.sort { ($0.day("Ngày hiệu lực"), $0.order) < ($1.day("Ngày hiệu lực"), $1.order) }
            surveys.sort { ($0.day("Ngày khảo sát"), $0.order) < ($1.day("Ngày khảo sát"), $1.order) }
            reports.sort { ($0.day("Tính đến ngày"), $0.order) < ($1.day("Tính đến ngày"), $1.order) }
        }

        /// The codes of a unit and of every unit below it.
        func unitsUnder(_ code: String) -> Set<String> {
            var found: Set<String> = [code]
            var size = 0
            while size != found.count {
                size = found.count
                for (child, row) in units where found.contains(row["Mã cấp trên"]) { found.insert(child) }
            }
            return found
        }

        /// How many units of the given types are in being at the end of `to`; with `foundedFrom`, only those founded
        /// by a decision from that day on.
        func count(_ types: [String], in scope: Set<String>, foundedFrom: String? = nil, to: String) -> Int {
            units.values.filter { unit in
                types.contains(unit["Loại"]) && scope.contains(unit["Mã đơn vị"])
                    && isCounted(unit, foundedFrom: foundedFrom, to: to)
            }.count
        }

        /// Mass organisations: of a unit of their own line by the tree, of a Party unit through the host enterprise's
        /// manager.
        func hosted(
            _ types: [String], in scope: Set<String>, line: String, foundedFrom: String?, to: String
        ) -> Int {
            units.values.filter { unit in
                types.contains(unit["Loại"]) && isCounted(unit, foundedFrom: foundedFrom, to: to)
                    && stands(unit, in: scope, line: line)
            }.count
        }

        /// Whether a unit counts in a tree of a line: by its place there, or through its host.
        private func stands(_ unit: Row, in scope: Set<String>, line: String) -> Bool {
            if unit["Hệ"] == line { return scope.contains(unit["Mã đơn vị"]) }
            return scope.contains(enterprises[unit["MST nơi đặt"]]?["Mã đơn vị quản lý"] ?? "")
        }

        /// The sum of what each unit reported last, by the end of `to`; nil where none reported anything.
        func reported(_ name: String, in scope: Set<String>, line: String, to: String) -> Int? {
            var last: [String: Int] = [:]
            for report in reports where report["Chỉ tiêu"] == name && report.day("Tính đến ngày") <= to {
                guard let unit = units[report["Mã đơn vị"]], stands(unit, in: scope, line: line) else { continue }
                last[report["Mã đơn vị"]] = Int(report["Số liệu"].filter(\.isNumber))
            }
            return last.isEmpty ? nil : last.values.reduce(0, +)
        }

        private func isCounted(_ unit: Row, foundedFrom: String?, to: String) -> Bool {
            guard unit["Hình thức"] != "Cấp trên", unit.day("Từ ngày") <= to else { return false }
            guard let foundedFrom else { return true }
            return unit["Hình thức"] == "Thành lập" && unit.day("Từ ngày") >= foundedFrom
        }

        /// Members whose Party life is in `scope` at the end of `to`, by walking through the movements.
        func members(in scope: Set<String>, to: String, officialOnly: Bool) -> Int {
            var place: [String: String] = [:]
            var official: Set<String> = []
            for movement in movements where movement.day("Ngày hiệu lực") <= to {
                let person = movement["Mã hồ sơ"]
                switch movement["Loại biến động"] {
                case "Đầu kỳ":
                    place[person] = movement["Mã đơn vị"]
                    if movement["Tình trạng"] == "Chính thức" { official.insert(person) }
                case "Kết nạp": place[person] = movement["Mã đơn vị"]
                case "Công nhận chính thức": official.insert(person)
                case "Chuyển sinh hoạt chính thức": place[person] = movement["Mã đơn vị đối ứng"]
                case "Xóa tên":
                    place[person] = nil
                    official.remove(person)
                default: break
                }
            }
            return place.filter { scope.contains($0.value) && (!officialOnly || official.contains($0.key)) }.count
        }

        /// The admissions into units of `scope` that took effect between two days, both included.
        func admissions(in scope: Set<String>, from: String, to: String) -> [Row] {
            movements.filter { movement in
                let day = movement.day("Ngày hiệu lực")
                return movement["Loại biến động"] == "Kết nạp" && from <= day && day <= to
                    && scope.contains(movement["Mã đơn vị"])
            }
        }

        /// Whether an admission counts outside the State sector: by the workplace on that day or, where there is
        /// none, by the host of the cell; neither known, it does not count.
        func isNonState(_ admission: Row) -> Bool {
            let person = people[admission["Mã hồ sơ"]]
            var host = person?["MST nơi làm việc"] ?? ""
            if let person, person.day("Làm việc từ ngày") > admission.day("Ngày hiệu lực") { host = "" }
            if host.isEmpty { host = units[admission["Mã đơn vị"]]?["MST nơi đặt"] ?? "" }
            guard let enterprise = enterprises[host] else { return false }
            return enterprise["Nguồn vốn"] != "Nhà nước"
        }

        /// One conclusion per enterprise and round surveyed between two days, of enterprises managed in `scope`; the
        /// last visit of a round speaks.
        func conclusions(in scope: Set<String>, from: String, to: String) -> [String] {
            var byRound: [[String]: String] = [:]
            for survey in surveys {
                let day = survey.day("Ngày khảo sát")
                guard from <= day, day <= to, let enterprise = enterprises[survey["Mã số thuế"]],
                    scope.contains(enterprise["Mã đơn vị quản lý"])
                else { continue }
                let official = Int(survey["Đảng viên chính thức"]) ?? 0
                let probationary = Int(survey["Đảng viên dự bị"]) ?? 0
                var conclusion = "none"
                if official + probationary >= 1 { conclusion = "members_not_enough" }
                if official >= 3 { conclusion = "eligible" }
                byRound[[survey["Mã số thuế"], survey["Đợt khảo sát"]]] = conclusion
            }
            return Array(byRound.values)
        }
    }
}
