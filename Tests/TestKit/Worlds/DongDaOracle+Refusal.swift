extension DongDaOracle {
    /// What has been taken in so far while the tables are read in their order.
    private struct Taken {
        var units: Set<String> = []
        var enterprises: Set<String> = []
        var people: Set<String> = []
        var movements: [Row] = []
    }

    /// The first reference that no longer resolves when the tables are taken in their order, such as
    /// `unknown parent QU-DONGDA`, or nil where everything resolves. A movement is held against the whole sequence
    /// of its person, known so far, by effective day.
    public func refusal() -> String? {
        var taken = Taken()
        for (kind, rows) in tables {
            switch kind {
            case "units": taken.units.formUnion(rows.map { $0["Mã đơn vị"] })
            case "enterprises": taken.enterprises.formUnion(rows.map { $0["Mã số thuế"] })
            case "people": taken.people.formUnion(rows.map { $0["Mã hồ sơ"] })
            case "movements": taken.movements += rows
            default: break
            }
            for row in rows {
                if let reason = unresolved(row, kind: kind, taken: taken) { return reason }
            }
            if kind == "movements", let reason = impossible(taken.movements) { return reason }
        }
        return nil
    }

    private func unresolved(_ row: Row, kind: String, taken: Taken) -> String? {
        let references: [(what: String, header: String, known: Set<String>, optional: Bool)] =
            switch kind {
            case "units":
                [
                    ("parent", "Mã cấp trên", taken.units, true),
                    ("tax code", "MST nơi đặt", taken.enterprises, true),
                ]
            case "enterprises": [("managing unit", "Mã đơn vị quản lý", taken.units, false)]
            case "people": [("tax code", "MST nơi làm việc", taken.enterprises, true)]
            case "movements":
                [
                    ("person", "Mã hồ sơ", taken.people, false),
                    ("unit", "Mã đơn vị", taken.units, false),
                    ("unit", "Mã đơn vị đối ứng", taken.units, true),
                ]
            case "surveys": [("tax code", "Mã số thuế", taken.enterprises, false)]
            case "reported": [("unit", "Mã đơn vị", taken.units, false)]
            case "targets":
                [("unit", "Mã đơn vị", taken.units, false), ("giver", "Đơn vị giao", taken.units, true)]
            default: []
            }
        for reference in references {
            let code = row[reference.header]
            if code.isEmpty && reference.optional { continue }
            if !reference.known.contains(code) { return "unknown \(reference.what) \(code)" }
        }
        return nil
    }

    /// The first movement, by effective day and then by arrival, that cannot follow from those before it.
    private func impossible(_ movements: [Row]) -> String? {
        var place: [String: String] = [:]
        var probationary: Set<String> = []
        let inOrder = movements.sorted {
            ($0.day("Ngày hiệu lực"), $0.order) < ($1.day("Ngày hiệu lực"), $1.order)
        }
        for movement in inOrder {
            let person = movement["Mã hồ sơ"]
            let unit = movement["Mã đơn vị"]
            let kind = movement["Loại biến động"]
            if kind == "Đầu kỳ" || kind == "Kết nạp" {
                if let home = place[person] { return "\(person) is already a member at \(home)" }
                place[person] = unit
                if kind == "Kết nạp" || movement["Tình trạng"] == "Dự bị" { probationary.insert(person) }
                continue
            }
            guard let home = place[person] else { return "\(person) was never opened or admitted" }
            if home != unit { return "\(person) is not at \(unit)" }
            switch kind {
            case "Công nhận chính thức":
                if probationary.remove(person) == nil { return "\(person) is not on probation" }
            case "Chuyển sinh hoạt chính thức": place[person] = movement["Mã đơn vị đối ứng"]
            case "Xóa tên":
                place[person] = nil
                probationary.remove(person)
            default: return "unknown movement \(kind)"
            }
        }
        return nil
    }
}
